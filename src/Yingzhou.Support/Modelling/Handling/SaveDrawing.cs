using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Modelling.Reading;

namespace Yingzhou.Support.Modelling.Handling;

/// <summary>保存草稿: begins one with the first save, otherwise keeps the newest text. A draft may be wrong; only releasing asks for more.</summary>
sealed class SaveDrawing(CityContext city, CityStep step, DrawingVersions versions, IPermissions permissions)
{
    // A drawing of a hundred steps has about 100 kB.
    const int LongestText = 2_000_000;

    public Task<Outcome<DrawingDraft>> Run(SaveDrawingRequest request, Subject official, CancellationToken cancel)
    {
        city.Actors.Current = official.AsActor();
        return step.Run(nameof(SaveDrawing), () => Save(request, official, cancel), cancel);
    }

    async Task<Outcome<DrawingDraft>> Save(SaveDrawingRequest request, Subject official, CancellationToken cancel)
    {
        if (request.Text.Length is 0 or > LongestText)
            return new Fault("modelling.text-size", "图纸是空的或者太大（超过 200 万字），没有保存。");
        var openKey = DrawingDraft.OpenKeyOf(request.Kind, request.Key);
        var draft = await city.Set<DrawingDraft>().SingleOrDefaultAsync(open => open.OpenKey == openKey, cancel);
        if ((draft?.Version ?? 0) != request.Seen)
            return ModellingFaults.Stale;
        if (draft is null)
        {
            if (await versions.Of(request.Kind, request.Key, cancel) is not [var inForce, ..])
                return ModellingFaults.Unknown;
            draft = Begun(request, inForce, official);
        }
        if (permissions.Refuse(official, ModellingRights.Draw, ModellingRights.ResourceOf(draft)) is { } refused)
            return refused;
        if (draft.Keep(request.Text, city.Actors.Current) is { } fault)
            return fault;
        if (request.Seen == 0)
            city.Add(draft);
        await city.SaveChangesAsync(cancel);
        return draft;
    }

    static DrawingDraft Begun(SaveDrawingRequest request, DrawingVersion inForce, Subject official) =>
        new()
        {
            Kind = request.Kind,
            Key = request.Key,
            Name = inForce.Name,
            Text = request.Text,
            BasedOn = inForce.Version,
            Region = official.ActingPost?.Unit.Region ?? "",
        };
}
