using Yingzhou.Engines.Tests.Laws.Reading;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>An application knows no other application: what it needs comes as a dataset, an event or through an engine (一数一源).</summary>
public class ApplicationsApartLaw
{
    static IEnumerable<string> Broken(IEnumerable<CompiledAssembly> assemblies) =>
        from assembly in assemblies
        from use in assembly.Uses
        let user = ApplicationOf(use.User)
        let used = ApplicationOf(use.Used)
        where user is not null && used is not null && user != used
        select $"{use.User} uses {use.Used} of another application.";

    /// <summary>Project and folder; what lies at a project's root (its imports) is no application.</summary>
    static string? ApplicationOf(TypeName type) =>
        type.Assembly.StartsWith("Yingzhou.Apps.", StringComparison.Ordinal) && type.Folders is [var folder, ..]
            ? $"{type.Assembly}.{folder}"
            : null;

    [Fact]
    public void No_application_uses_another() => Law.Holds(Broken(Product.Compiled));

    [Theory]
    [InlineData("Ledger held;")]
    [InlineData("object Make() => new Ledger();")]
    [InlineData("object Make() { object Later() => typeof(Ledger); return Later(); }")]
    [InlineData("System.Collections.Generic.List<Ledger[]> held;")]
    [InlineData("async System.Threading.Tasks.Task Wait() { await System.Threading.Tasks.Task.Yield(); Ledger.Write(); }")]
    public void Planted_a_use_of_the_neighbour_is_caught_wherever_it_hides(string member)
    {
        var planted = Planted.Assembly(
            "Yingzhou.Apps.Services",
            $$"""
            namespace Yingzhou.Apps.Services.Talent { public class Ledger { public static void Write() { } } }
            namespace Yingzhou.Apps.Services.Firms.Handling { using Yingzhou.Apps.Services.Talent; class Peek { {{member}} } }
            """
        );

        var violation = Assert.Single(Broken([planted]));

        Assert.Contains("Firms.Handling.Peek uses Yingzhou.Apps.Services.Talent.Ledger", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_may_use_its_own_folders_and_the_project_root()
    {
        var planted = Planted.Assembly(
            "Yingzhou.Apps.Services",
            """
            namespace Yingzhou.Apps.Services { public class Shared; }
            namespace Yingzhou.Apps.Services.Talent { public class Ledger; }
            namespace Yingzhou.Apps.Services.Talent.Pages { class Page { Shared shared; Ledger ledger; } }
            """
        );

        Assert.Empty(Broken([planted]));
    }
}
