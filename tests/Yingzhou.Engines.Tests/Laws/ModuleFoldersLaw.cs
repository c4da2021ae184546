using Yingzhou.Foundation.Modules;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Laws;

/// <summary>A module's folder explains itself (README.md), and an application has its folder of tests.</summary>
public class ModuleFoldersLaw
{
    /// <param name="exists">Whether a path relative to the repository is there.</param>
    static IEnumerable<string> Broken(IEnumerable<Module> modules, Predicate<string> exists) =>
        from module in modules
        from path in Wanted(module)
        where !exists(path)
        select $"{module} has no {path}.";

    static IEnumerable<string> Wanted(Module module)
    {
        var type = module.GetType();
        var project = type.Assembly.GetName().Name!;
        var folder = type.Namespace![(project.Length + 1)..].Split('.')[0];
        yield return $"src/{project}/{folder}/README.md";
        if (module is Application)
            yield return $"tests/Yingzhou.Apps.Tests/{folder}";
    }

    [Fact]
    public void Every_module_has_its_readme_and_every_application_its_tests() =>
        Law.Holds(Broken(Product.Modules.All, path => Path.Exists(Path.Combine(Repository.Root, path))));

    [Fact]
    public void Planted_an_application_without_readme_and_tests_is_caught()
    {
        var nothingThere = Broken([new PlantedApplication()], _ => false).ToList();

        Assert.Equal(2, nothingThere.Count);
        Assert.EndsWith("src/Yingzhou.Engines.Tests/Laws/README.md.", nothingThere[0], StringComparison.Ordinal);
        Assert.EndsWith("tests/Yingzhou.Apps.Tests/Laws.", nothingThere[1], StringComparison.Ordinal);
    }
}
