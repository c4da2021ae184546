using System.Text.RegularExpressions;
using Yingzhou.Foundation.Modules;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>Ids are kebab-case and unique within their kind; sections are the plan's; every declared role is asked for somewhere.</summary>
public partial class ManifestNamesLaw
{
    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    static partial Regex Kebab { get; }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$")]
    static partial Regex PrefixedKebab { get; }

    static IEnumerable<string> IllNamed(IEnumerable<Module> modules) =>
        from module in modules
        from id in Ids(module)
        where !(id.Prefixed ? PrefixedKebab : Kebab).IsMatch(id.Id)
        select $"{module}: the id '{id.Id}' is not kebab-case{(id.Prefixed ? " with a prefix and a dot" : "")}.";

    static IEnumerable<string> Clashing(IEnumerable<Module> modules) =>
        from id in modules.SelectMany(module => Ids(module).Select(id => (id.Kind, id.Id, Module: module)))
        group id by (id.Kind, id.Id) into same
        where same.Count() > 1
        select $"{same.Key.Kind} '{same.Key.Id}' is declared {same.Count()} times: {string.Join(", ", same.Select(one => one.Module))}.";

    static IEnumerable<string> OutsideThePlan(IEnumerable<Module> modules) =>
        from application in modules.OfType<Application>()
        where !application.Section.IsInPlan || application.LeadDepartments.Count == 0
        select $"{application}: {application.Section} is not in the plan, or no department leads it.";

    /// <param name="authorized">Everything that pages ask for in <c>[Authorize]</c>, and the roles of all grants.</param>
    static IEnumerable<string> UnusedRoles(IEnumerable<Module> modules, IReadOnlyCollection<string> authorized) =>
        from module in modules
        from role in module.Roles
        where !authorized.Contains(role.Id)
        select $"{module}: nothing asks for the role '{role.Id}' ({role.Title}).";

    static IEnumerable<(string Kind, string Id, bool Prefixed)> Ids(Module module) =>
        [
            ("module", module.Id, false),
            .. module.Roles.Select(role => ("role", role.Id, true)),
            .. module is Application application
                ? application
                    .Indicators.Select(indicator => ("indicator", indicator.Id, true))
                    .Concat(application.ServiceItems.Select(item => ("service item", item, false)))
                    .Concat(application.Bundles.Select(bundle => ("bundle", bundle, false)))
                : [],
        ];

    [Fact]
    public void Every_id_is_well_formed() => Law.Holds(IllNamed(Product.Modules.All));

    [Fact]
    public void No_id_is_declared_twice() => Law.Holds(Clashing(Product.Modules.All));

    [Fact]
    public void Every_application_answers_a_section_of_the_plan_and_has_a_lead_department() =>
        Law.Holds(OutsideThePlan(Product.Modules.All));

    [Fact]
    public void Every_declared_role_is_asked_for_by_a_page_or_may_do_something() =>
        Law.Holds(UnusedRoles(Product.Modules.All, [.. Product.AskedFor, .. Product.Grants.Select(grant => grant.Role).OfType<string>()]));

    static readonly Role Duty = new("water.duty", "水情值班员");

    [Fact]
    public void Planted_ids_that_are_not_kebab_case_are_caught()
    {
        var planted = new PlantedApplication
        {
            Named = "SmartWater",
            WithRoles = [new("duty", "值班员")],
            WithItems = ["water_permit"],
        };

        Assert.Equal(3, IllNamed([planted]).Count());
    }

    [Fact]
    public void Planted_the_same_role_and_item_in_two_applications_is_caught()
    {
        var first = new PlantedApplication
        {
            Named = "water",
            WithRoles = [Duty],
            WithItems = ["water-permit"],
        };
        var second = new PlantedApplication
        {
            Named = "coast",
            WithRoles = [Duty],
            WithItems = ["water-permit"],
        };

        Assert.Equal(2, Clashing([first, second]).Count());
    }

    [Fact]
    public void Planted_a_section_that_the_plan_does_not_have_is_caught() =>
        Assert.Single(OutsideThePlan([new PlantedApplication { In = new(5, 9) }, new PlantedApplication { In = new(5, 4) }]));

    [Fact]
    public void Planted_a_role_that_nobody_asks_for_is_caught_and_one_on_a_page_is_not()
    {
        var idle = new PlantedApplication { WithRoles = [Duty] };

        Assert.Single(UnusedRoles([idle], []));
        Assert.Empty(UnusedRoles([idle], ["water.duty"]));
    }
}
