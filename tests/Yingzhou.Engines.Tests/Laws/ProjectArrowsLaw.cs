using System.Xml.Linq;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>Kernel ← Formats, Languages ← Foundation ← Assurance ← Data ← Support; Kernel ← Ui ← the engines that own pages (ADR 1); all ← Apps.* ← Host.</summary>
public class ProjectArrowsLaw
{
    static readonly string[] Layers = ["Kernel", "Formats", "Languages", "Foundation", "Ui", "Assurance", "Data", "Support"];

    /// <summary>What a project may know. Languages knows nothing, not even the kernel: it can be published on its own.</summary>
    static IReadOnlyCollection<string>? Knowable(string project) =>
        project switch
        {
            "Kernel" or "Languages" => [],
            "Formats" => ["Kernel"],
            // Ui draws form definitions, which are a language.
            "Ui" => ["Kernel", "Languages"],
            "Foundation" => ["Kernel", "Formats", "Languages"],
            "Assurance" or "Data" or "Support" => Layers[..Array.IndexOf(Layers, project)],
            "Host" => [.. Layers, "Apps.Operation", "Apps.Services", "Apps.Governance", "Apps.Supervision"],
            _ when project.StartsWith("Apps.", StringComparison.Ordinal) => Layers,
            _ => null,
        };

    static IEnumerable<string> Broken(IEnumerable<(string Project, IEnumerable<string> References)> projects)
    {
        const string house = "Yingzhou.";
        foreach (var (project, references) in projects)
            if (Knowable(project[house.Length..]) is not { } knowable)
                yield return $"{project} has no place in the house: give it one in {nameof(ProjectArrowsLaw)} and house rules.";
            else
                foreach (var reference in references.Where(reference => reference.StartsWith(house, StringComparison.Ordinal)))
                    if (!knowable.Contains(reference[house.Length..]))
                        yield return $"{project} knows {reference}: the arrow points the other way.";
    }

    [Fact]
    public void The_code_of_a_project_knows_only_projects_below_it() =>
        Law.Holds(Broken(Product.Compiled.Select(assembly => (assembly.Name, (IEnumerable<string>)assembly.References))));

    [Fact]
    public void A_project_file_refers_only_to_projects_below_it() =>
        Law.Holds(
            Broken(
                Repository
                    .Sources(["src"], ".csproj")
                    .Select(file => (Path.GetFileNameWithoutExtension(file.Path), ReferencesIn(file.Text)))
            )
        );

    static IEnumerable<string> ReferencesIn(string projectFile) =>
        XDocument
            .Parse(projectFile)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    [Fact]
    public void Planted_an_engine_project_that_knows_an_application_is_caught()
    {
        var application = Planted.Library("Yingzhou.Apps.Services", "namespace Yingzhou.Apps.Services { public class Shop; }");
        var support = Planted.Assembly("Yingzhou.Support", "class Cases { Yingzhou.Apps.Services.Shop shop; }", application);

        var violation = Assert.Single(Broken([(support.Name, support.References)]));

        Assert.Contains("Yingzhou.Support knows Yingzhou.Apps.Services", violation, StringComparison.Ordinal);
    }

    [Fact]
    public void Planted_a_reference_in_a_project_file_that_no_code_uses_yet_is_caught()
    {
        var references = ReferencesIn(
            """<Project><ItemGroup><ProjectReference Include="../Yingzhou.Kernel/Yingzhou.Kernel.csproj" /></ItemGroup></Project>"""
        );

        Assert.Single(Broken([("Yingzhou.Languages", references)]));
    }

    [Fact]
    public void Planted_a_project_that_nobody_gave_a_place_is_caught() => Assert.Single(Broken([("Yingzhou.Utilities", [])]));
}
