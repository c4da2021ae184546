using Yingzhou.Foundation.Modules;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>A menu entry that asks for a right asks for one that somebody may have: otherwise nobody ever sees it.</summary>
public class MenuRightsLaw
{
    static IEnumerable<string> NeverShown(IEnumerable<Module> modules, IReadOnlySet<string> granted) =>
        from module in modules
        from entry in module.Menu
        let rights = entry.Rights ?? []
        where entry.Rights is not null && !rights.Any(granted.Contains)
        select $"{module}: the menu entry {entry.Title} asks for {string.Join(", ", rights)}, which no rule grants.";

    // What a citizen may do is decided by whose thing it is, and a menu is nobody's.
    static IEnumerable<string> AskedOfCitizens(IEnumerable<Module> modules) =>
        from module in modules
        from entry in module.Menu
        where entry.Rights is not null && entry.End.HasFlag(Ends.Citizen)
        select $"{module}: the menu entry {entry.Title} is for citizens and asks for a right.";

    [Fact]
    public void Every_right_of_a_menu_is_granted_to_somebody() =>
        Law.Holds(NeverShown(Product.Modules.All, Product.Grants.Select(grant => grant.Action).ToHashSet()));

    [Fact]
    public void No_entry_of_the_citizens_menu_asks_for_a_right() => Law.Holds(AskedOfCitizens(Product.Modules.All));

    [Fact]
    public void Planted_an_entry_for_a_right_that_nobody_has_is_caught_and_one_of_several_is_enough()
    {
        var granted = new HashSet<string> { "water.watch" };

        Assert.Single(NeverShown([Asking("water.wath")], granted));
        Assert.Empty(NeverShown([Asking("water.care", "water.watch")], granted));
    }

    [Fact]
    public void Planted_a_right_in_the_citizens_menu_is_caught() =>
        Assert.Single(AskedOfCitizens([new PlantedApplication { WithMenu = [new("我家的水", "/water", Ends.Citizen, ["water.watch"])] }]));

    static PlantedApplication Asking(params string[] rights) => new() { WithMenu = [new("水源地", "/desk/water", Ends.Official, rights)] };
}
