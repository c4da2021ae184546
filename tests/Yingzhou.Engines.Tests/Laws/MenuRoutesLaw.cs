using System.Reflection;
using Microsoft.AspNetCore.Components;
using Yingzhou.Foundation.Modules;
using Module = Yingzhou.Foundation.Modules.Module;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>A menu leads to a page that is there.</summary>
public class MenuRoutesLaw
{
    static IEnumerable<string> Broken(IEnumerable<Module> modules, IEnumerable<string> templates)
    {
        var addresses = templates.Select(WithoutOptionalEnd).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return from module in modules
            from entry in module.Menu
            where !addresses.Contains(entry.Route.Split('?')[0].TrimEnd('/'))
            select $"{module}: the menu entry {entry.Title} leads to {entry.Route}, where no page is.";
    }

    /// <summary>A page at <c>/desk/cases/{tab?}</c> also answers <c>/desk/cases</c>.</summary>
    static string WithoutOptionalEnd(string template)
    {
        var parts = template.Split('/');
        var end = parts.Length;
        while (
            end > 0
            && parts[end - 1] is ['{', ..] part
            && (part.EndsWith("?}", StringComparison.Ordinal) || part.StartsWith("{*", StringComparison.Ordinal))
        )
            end--;
        return string.Join('/', parts[..end]).TrimEnd('/');
    }

    [Fact]
    public void Every_menu_entry_leads_to_a_page() =>
        Law.Holds(
            Broken(
                Product.Modules.All,
                Product.Pages.SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
            )
        );

    [Theory]
    [InlineData("/desk/water", "/desk/water")]
    [InlineData("/desk/water?view=map", "/desk/water")]
    [InlineData("/desk/water", "/desk/water/{Tab?}")]
    [InlineData("/", "/")]
    public void A_menu_entry_finds_its_page(string route, string template) => Assert.Empty(Broken([Leading(route)], [template]));

    [Theory]
    [InlineData("/desk/watr", "/desk/water")]
    [InlineData("/desk/water", "/desk/water/{Id}")]
    public void Planted_a_menu_entry_that_leads_nowhere_is_caught(string route, string template) =>
        Assert.Single(Broken([Leading(route)], [template]));

    static PlantedApplication Leading(string route) => new() { WithMenu = [new("水源地一张图", route, Ends.Citizen)] };
}
