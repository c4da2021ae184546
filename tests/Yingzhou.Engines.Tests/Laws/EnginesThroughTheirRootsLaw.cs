using Yingzhou.Engines.Tests.Laws.Reading;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>
/// An engine is used through the types at the root of its folder and the nouns, requests and views that these speak of. What else lies below is its own, even where Razor wants it public; only
/// applications and the host may put an engine's ready screens (its <c>Pages</c>) into theirs.
/// </summary>
public class EnginesThroughTheirRootsLaw
{
    static readonly string[] EngineProjects = ["Yingzhou.Foundation", "Yingzhou.Assurance", "Yingzhou.Data", "Yingzhou.Support"];

    static IEnumerable<string> Broken(IEnumerable<CompiledAssembly> assemblies, IReadOnlySet<string>? surface = null) =>
        from assembly in assemblies
        from use in assembly.Uses
        where surface?.Contains(use.Used.ToString()) is not true
        where EngineProjects.Contains(use.Used.Assembly) && use.Used.Folders.Count > 1 && !SameEngine(use) && !ReadyScreen(use)
        select $"{use.User} reaches into {use.Used}: use what stands at the root of {use.Used.Folders[0]}.";

    static bool SameEngine(TypeUse use) =>
        use.User.Assembly == use.Used.Assembly
        && (
            use.User.Folders is [var folder, ..] && folder == use.Used.Folders[0]
            || use.User.ToString().StartsWith(WrittenByOrleans, StringComparison.Ordinal)
        );

    // What its generator writes beside the types that it serves, in a namespace of its own.
    const string WrittenByOrleans = "OrleansCodeGen.";

    static bool ReadyScreen(TypeUse use) => use.Used.Folders[1] == "Pages" && !EngineProjects.Contains(use.User.Assembly);

    [Fact]
    public void Nobody_reaches_below_the_root_of_an_engine() =>
        Law.Holds(Broken(Product.Compiled, Surface.Of(Product.Loaded.Where(assembly => EngineProjects.Contains(assembly.GetName().Name)))));

    const string Cases = """
        namespace Yingzhou.Support.Cases { public interface ICases; }
        namespace Yingzhou.Support.Cases.Handling { public class AcceptCase; }
        namespace Yingzhou.Support.Cases.Pages { public class CaseInbox; }
        """;

    [Fact]
    public void Planted_an_engine_that_calls_into_another_one_is_caught()
    {
        var planted = Planted.Assembly(
            "Yingzhou.Support",
            Cases
                + "namespace Yingzhou.Support.Alerting { class Raise { object Run() => new Yingzhou.Support.Cases.Handling.AcceptCase(); } }"
        );

        Assert.Contains(
            "Alerting.Raise reaches into Yingzhou.Support.Cases.Handling.AcceptCase",
            Assert.Single(Broken([planted])),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Planted_an_engine_that_shows_a_screen_of_another_one_is_caught()
    {
        var planted = Planted.Assembly(
            "Yingzhou.Support",
            Cases + "namespace Yingzhou.Support.Alerting.Pages { class Board { Yingzhou.Support.Cases.Pages.CaseInbox inbox; } }"
        );

        Assert.Single(Broken([planted]));
    }

    [Fact]
    public void An_application_may_use_the_surface_and_the_screens_but_not_what_lies_below()
    {
        var planted = Planted.Assembly(
            "Yingzhou.Apps.Services",
            """
            namespace Yingzhou.Apps.Services.Firms;
            class Good { Yingzhou.Support.Cases.ICases cases; Yingzhou.Support.Cases.Pages.CaseInbox inbox; }
            class Bad : Yingzhou.Support.Cases.Handling.AcceptCase;
            """,
            Planted.Library("Yingzhou.Support", Cases)
        );

        Assert.Contains("Firms.Bad reaches into", Assert.Single(Broken([planted])), StringComparison.Ordinal);
    }
}
