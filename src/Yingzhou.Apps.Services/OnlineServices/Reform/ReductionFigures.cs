using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.OnlineServices.Reform;

/// <param name="Steps">减环节: applications one would make one by one, against the one.</param>
/// <param name="Papers">减材料: what the legs ask for taken one by one, against what is uploaded in the bundle.</param>
/// <param name="Days">减时限: the legs one after the other, against the promise of the bundle.</param>
sealed record BundleReduction(string Id, string Name, Reduction Steps, Reduction Papers, Reduction Days);

/// <summary>
/// What the city has taken away (改革成效), computed from the catalogue as it is published: a promise against the law's term, an upload against everything that is
/// required. Items without a statutory term are left out of the terms, not counted as unchanged.
/// </summary>
/// <param name="Terms">减时限: promised against statutory working days, over the items that have a statutory term.</param>
/// <param name="TermItems">How many items that is.</param>
/// <param name="Papers">减材料: to be uploaded against required, each material of an item once, before any situation is asked.</param>
/// <param name="NoTrip">Items that need no trip among all.</param>
sealed record ReductionFigures(Reduction Terms, int TermItems, Reduction Papers, RatioOf NoTrip, IReadOnlyList<BundleReduction> Bundles)
{
    public Reduction Steps => Reduction.Sum(Bundles.Select(bundle => bundle.Steps), StepUnit);

    const string DayUnit = "个工作日";
    const string PaperUnit = "份";
    const string StepUnit = "次申请";

    /// <summary>Everything for citizens and enterprises; matters within the administration are not theirs.</summary>
    public static ReductionFigures Of(CasesContent content)
    {
        var items = content.Items.Values.Where(item => item.Kind is not PowerKind.Internal).ToList();
        var timed = items.Where(item => item.Clock.StatutoryWorkdays is not null).ToList();
        return new(
            Reduction.Sum(
                timed.Select(item => new Reduction(item.Clock.StatutoryWorkdays!.Value, item.Clock.PromisedWorkdays, DayUnit)),
                DayUnit
            ),
            timed.Count,
            Reduction.Sum(items.Select(item => new Reduction(item.Materials.Count, Uploads(item), PaperUnit)), PaperUnit),
            RatioOf.Count(items, item => item.Trips == 0),
            [
                .. content
                    .Bundles.Values.Where(bundle => bundle.Subjects.Any(subject => subject is not Subject.Unit))
                    .Select(bundle => Of(bundle, content))
                    .OrderByDescending(bundle => bundle.Steps.Before)
                    .ThenBy(bundle => bundle.Id, StringComparer.Ordinal),
            ]
        );
    }

    static BundleReduction Of(Bundle bundle, CasesContent content)
    {
        var legs = bundle.Legs.Select(leg => content.Items[leg.Item]).ToList();
        // A shared material is given once instead of once a leg.
        var spared = bundle.SharedMaterials.Sum(shared => Math.Max(0, UploadedIn(bundle, shared, content) - 1));
        return new(
            bundle.Id,
            bundle.Name,
            new(legs.Count, 1, StepUnit),
            new(legs.Sum(item => item.Materials.Count), legs.Sum(Uploads) - spared, PaperUnit),
            new(legs.Sum(item => item.Clock.PromisedWorkdays), bundle.PromisedWorkdays, DayUnit)
        );
    }

    static int Uploads(ServiceItem item) => item.Materials.Count(material => material.Kind is MaterialKind.Upload);

    // {leg}/{material}: only those that would be uploaded are spared.
    static int UploadedIn(Bundle bundle, SharedMaterial shared, CasesContent content) =>
        shared.UsedBy.Count(used =>
            used.Split('/') is [var leg, var id]
            && bundle.Legs.FirstOrDefault(one => one.Id == leg) is { } found
            && content.Items[found.Item].Materials.Any(material => material.Id == id && material.Kind is MaterialKind.Upload)
        );
}
