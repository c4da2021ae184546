using Yingzhou.Apps.Services.OnlineServices.Finding;
using Yingzhou.Support.Cases.Content;
using Yingzhou.Ui.Components;

namespace Yingzhou.Apps.Services.OnlineServices.Asking;

/// <summary>A passage of a guide (办事指南原文), as it stands there, and where it stands.</summary>
/// <param name="Version">Of the item or bundle it was taken from.</param>
public sealed record Passage(string Heading, string Text, string Href, int Version);

/// <summary>Takes passages out of guides. What a guide does not say is not made up.</summary>
sealed class Passages(Catalogue catalogue)
{
    /// <returns><c>null</c> when the guide says nothing about the aspect.</returns>
    public Passage? Of(Offer offer, Aspect aspect) =>
        catalogue.Content.Items.GetValueOrDefault(offer.Id) is { } item ? OfItem(offer, item, aspect)
        : catalogue.Content.Bundles.GetValueOrDefault(offer.Id) is { } bundle ? OfBundle(offer, bundle, aspect)
        : null;

    Passage? OfItem(Offer offer, ServiceItem item, Aspect aspect) =>
        aspect switch
        {
            Aspect.Overview => Quote(offer, item.Version, "这是什么", item.Summary, ""),
            Aspect.Materials => Quote(offer, item.Version, "要准备的材料", Listed(item.Materials), "#materials"),
            Aspect.Time => Quote(offer, item.Version, "承诺几天办完", Time(item.Clock), ""),
            Aspect.Fee => Quote(
                offer,
                item.Version,
                "收费",
                item.Fee.IsFree ? "不收费"
                    : item.Fee.Decision is null ? Show.Yuan(item.Fee.Yuan)
                    : "按标准收费，填完表可以看到",
                ""
            ),
            Aspect.Place => Quote(offer, item.Version, "哪个部门办", catalogue.DepartmentName(item.Department), "#facts"),
            Aspect.Online => Quote(
                offer,
                item.Version,
                "要跑几次",
                item.Trips == 0 ? "0 次，全程网上办" : $"{item.Trips} 次，其余网上办",
                ""
            ),
            Aspect.Conditions => Quote(
                offer,
                item.Version,
                "符合什么条件可以办",
                string.Join("；", item.Conditions.Select(condition => condition.Text)),
                "#conditions"
            ),
            Aspect.Outcome => Quote(
                offer,
                item.Version,
                "办好拿到什么",
                $"{item.Outcome.Name}；{string.Join("、", item.Delivery.Select(way => way.Title()))}",
                "#facts"
            ),
            Aspect.Validity when item.Outcome.ValidYears is { } years => Quote(
                offer,
                item.Version,
                "有效期",
                $"{item.Outcome.Name}，有效期 {years} 年",
                "#facts"
            ),
            Aspect.Law => Quote(offer, item.Version, "法律依据", string.Join("；", item.LegalBasis.Select(basis => basis.In())), "#basis"),
            Aspect.Remedy => Quote(offer, item.Version, "不满意怎么办", item.Remedy, "#facts"),
            _ => null,
        };

    Passage? OfBundle(Offer offer, Bundle bundle, Aspect aspect) =>
        aspect switch
        {
            Aspect.Overview => Quote(offer, bundle.Version, "这是什么", bundle.Summary, ""),
            Aspect.Materials => Quote(
                offer,
                bundle.Version,
                "要准备的材料",
                Listed([.. GuideMaterial.Of(bundle, catalogue.Content.Items).Select(need => need.Material)]),
                "#materials"
            ),
            Aspect.Time => Quote(offer, bundle.Version, "几天全部办完", Show.WorkingDays(bundle.PromisedWorkdays), ""),
            Aspect.Place => Quote(offer, bundle.Version, "哪个部门牵头", catalogue.DepartmentName(bundle.Lead), ""),
            Aspect.Online => Quote(
                offer,
                bundle.Version,
                "要跑几次",
                offer.Trips == 0 ? "0 次，全程网上办" : $"{offer.Trips} 次，其余网上办",
                ""
            ),
            Aspect.Outcome => Quote(offer, bundle.Version, "办好拿到什么", bundle.Outcome, "#outcome"),
            Aspect.Fee when bundle.Legs.All(leg => catalogue.Content.Items[leg.Item].Fee.IsFree) => Quote(
                offer,
                bundle.Version,
                "收费",
                "不收费",
                ""
            ),
            _ => null,
        };

    static Passage? Quote(Offer offer, int version, string heading, string text, string anchor) =>
        text.Length == 0 ? null : new(heading, text, offer.Href + anchor, version);

    static string Listed(IReadOnlyList<Material> materials) =>
        materials.Count == 0
            ? "不用交材料"
            : string.Join("；", materials.Select(material => $"{material.Name}（{material.Kind.Effort()}）"));

    static string Time(ClockTerms clock) =>
        Show.WorkingDays(clock.PromisedWorkdays) + (clock.StatutoryWorkdays is { } days ? $"（法定 {Show.WorkingDays(days)}）" : "");
}
