using System.Globalization;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>A leg while a bundle is being drawn: an item, its days, and what it waits for.</summary>
public sealed record DrawnLeg(string Item, int Days, IReadOnlyList<string> DependsOn);

/// <summary>
/// A bundle that is being drawn (一件事草图, a01 §6): its whole state is in the address of its page, so that a draft is a link and every button is a link too. It keeps nothing and changes nothing.
/// </summary>
public sealed record BundlePlan(IReadOnlyList<DrawnLeg> Legs)
{
    public const int MostLegs = 12;
    public const int MostDays = 180;

    public static BundlePlan From(Bundle bundle, IReadOnlyDictionary<string, ServiceItem> items)
    {
        var itemOf = bundle.Legs.ToDictionary(leg => leg.Id, leg => leg.Item, StringComparer.Ordinal);
        return new([
            .. bundle.Legs.Select(leg => new DrawnLeg(
                leg.Item,
                leg.PromiseOf(items[leg.Item]),
                [.. leg.DependsOn.Select(on => itemOf[on])]
            )),
        ]);
    }

    /// <summary>As the form of the page sends it.</summary>
    /// <param name="legs">Items in the order in which they are shown.</param>
    /// <param name="days">Beside each of them.</param>
    /// <param name="edges"><c>item&gt;on</c>: the item waits for the other.</param>
    /// <param name="add">An item to be added.</param>
    /// <param name="drop">Items to be taken out, and every wait for them.</param>
    public static Outcome<BundlePlan> Read(
        IReadOnlyList<string> legs,
        IReadOnlyList<string> days,
        IReadOnlyList<string> edges,
        string? add,
        IReadOnlyList<string> drop,
        IReadOnlyDictionary<string, ServiceItem> items
    )
    {
        List<string> kept = [.. legs.Distinct(StringComparer.Ordinal).Where(item => !drop.Contains(item))];
        if (!string.IsNullOrEmpty(add) && !kept.Contains(add))
            kept.Add(add);
        if (kept.FirstOrDefault(item => !items.ContainsKey(item)) is { } unknown)
            return new Fault("internal.plan-item", $"没有事项“{unknown}”，请从清单里选。") { Field = "add" };
        if (kept.Count > MostLegs)
            return new Fault("internal.plan-legs", $"一件事最多画 {MostLegs} 个环节，现有 {kept.Count} 个。") { Field = "add" };
        var drawn = new List<DrawnLeg>();
        foreach (var item in kept)
        {
            var at = legs.Index().FirstOrDefault(leg => leg.Item == item, (Index: -1, Item: "")).Index;
            var promised = items[item].Clock.PromisedWorkdays;
            if (at >= 0 && at < days.Count && !string.IsNullOrWhiteSpace(days[at]))
            {
                if (!int.TryParse(days[at], NumberStyles.None, CultureInfo.InvariantCulture, out promised) || promised is < 1 or > MostDays)
                    return new Fault("internal.plan-days", $"“{items[item].Name}”的承诺应为 1 至 {MostDays} 个工作日。")
                    {
                        Field = $"days-{item}",
                    };
                if (promised > items[item].Clock.PromisedWorkdays)
                    return new Fault(
                        "internal.plan-slower",
                        $"“{items[item].Name}”单办承诺 {items[item].Clock.PromisedWorkdays} 个工作日，放进一件事不能更慢。"
                    )
                    {
                        Field = $"days-{item}",
                    };
            }
            drawn.Add(new(item, promised, [.. kept.Where(on => on != item && edges.Contains($"{item}>{on}"))]));
        }
        return new BundlePlan(drawn);
    }

    /// <summary>The promise of what is drawn, legs told by their names; a circle is refused naming it.</summary>
    public Outcome<CriticalPath> Promise(IReadOnlyDictionary<string, ServiceItem> items) =>
        CriticalPath.Of([
            .. Legs.Select(leg => new PromisedLeg(
                items[leg.Item].Name,
                items[leg.Item].Department,
                leg.Days,
                [.. leg.DependsOn.Select(on => items[on].Name)]
            )),
        ]);
}
