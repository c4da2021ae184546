using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Yingzhou.Apps.Services.OnlineServices.Filings;
using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Assurance.Permission;
using Yingzhou.Kernel;
using Yingzhou.Languages.Forms;
using Yingzhou.Support.Cases;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Support.Cases.Handling;
using Yingzhou.Support.Cases.Reading;
using Yingzhou.Support.Forms;
using Yingzhou.Ui.Forms;
using HandedSource = Yingzhou.Support.Cases.MaterialSource;
using Subject = Yingzhou.Assurance.Permission.Subject;

namespace Yingzhou.Apps.Services.OnlineServices.Following;

/// <summary>One thing that is wanted in a supplement: a field of the form, or a paper.</summary>
/// <param name="Name">Under which it is handed in.</param>
/// <param name="Field">Set when it is a field of the form.</param>
/// <param name="Material">Set when it is a material of the item.</param>
public sealed record WantedThing(string Name, string Label, string Wanted, FormField? Field, Material? Material);

/// <summary>交回补正: everything that was asked for, at once.</summary>
sealed class AnswerSupplement(ICases cases, Catalogue catalogue, IForms forms, HandIn handIn)
{
    public IReadOnlyList<WantedThing> Wanted(CaseView view)
    {
        var item = catalogue.Content.Items.GetValueOrDefault(view.ItemId);
        var fields = FormsOf(view.ItemId).SelectMany(form => forms.Definition(form, view.FormAsOf)?.Fields ?? []).ToList();
        return
        [
            .. view.Wanted.Select(line =>
            {
                var field = fields.FirstOrDefault(field => field.Key == line.Subject);
                var material = field is null ? item?.Materials.FirstOrDefault(material => material.Id == line.Subject) : null;
                return new WantedThing(line.Subject, field?.Label ?? material?.Name ?? "补充材料", line.Wanted, field, material);
            }),
        ];
    }

    /// <summary>The fields that are wanted, as a small form of its own, with what is in the case or was just typed.</summary>
    public FormView ViewOf(CaseView view, JsonObject typed) => FormView.Of(Wanting(view), typed, forms.Context(view.Answers));

    public async Task<(IReadOnlyList<Fault> Faults, JsonObject Typed)> Run(
        CaseView view,
        IFormCollection post,
        string key,
        Subject subject,
        CancellationToken cancel
    )
    {
        var wanted = Wanted(view);
        var typed = FormPost.Bind(Wanting(view), post.Answers()).Data;
        var judged = FormSubmission.Validate(Wanting(view), typed, forms.Context(view.Answers));
        var faults = judged.Errors.AsFaults().ToList();
        var note = post["note"].ToString().Trim();
        var papers = new List<HandedIn>();
        foreach (var thing in wanted.Where(thing => thing.Field is null))
        {
            var uploads = post.Files.GetFiles(thing.Name).Where(upload => upload.FileName.Length > 0).ToList();
            if (uploads.Count == 0)
            {
                // What is neither a field nor a listed material may be answered in words.
                if (thing.Material is not null || note.Length == 0)
                    faults.Add(new Fault("online-services.supplement-missing", $"请上传“{thing.Label}”") { Field = thing.Name });
                continue;
            }
            if (thing.Material is { Upload: { } terms } material && uploads.Count > terms.MaxFiles)
            {
                faults.Add(material.TooManyFiles with { Field = thing.Name });
                continue;
            }
            foreach (var upload in uploads)
            {
                var kept = await handIn.Keep(upload, thing.Material?.Upload, cancel);
                if (kept.Succeeded)
                    papers.Add(new(thing.Name, HandedSource.Uploaded, kept.Value.Digest, kept.Value.Name, FileBytes: kept.Value.Bytes));
                else
                    faults.Add(kept.Fault with { Field = thing.Name });
            }
        }
        if (faults.Count > 0)
            return (faults, typed);
        var done = await cases.ReturnSupplement(
            new(view.Line.Id, judged.Data, papers, note.Length > 0 ? note : null, $"{view.Line.Id}:{key}"),
            subject,
            cancel
        );
        return (done.Succeeded ? [] : [done.Fault], typed);
    }

    // What hid a field when the form was filled in does not hide it now: somebody asks for it.
    FormDefinition Wanting(CaseView view) =>
        new("supplement", [.. Wanted(view).Select(thing => thing.Field).OfType<FormField>().Select(field => field with { Hide = null })]);

    // A leg of a bundle was applied for with the bundle's form.
    IEnumerable<string> FormsOf(string item) =>
    [
        .. catalogue.Content.Items.TryGetValue(item, out var known) ? [known.Form] : Array.Empty<string>(),
        .. catalogue.Content.Bundles.Values.Where(bundle => bundle.Legs.Any(leg => leg.Item == item)).Select(bundle => bundle.Form),
    ];
}
