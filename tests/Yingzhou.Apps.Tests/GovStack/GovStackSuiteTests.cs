using Yingzhou.Apps.Tests.GovStack.Suite;

namespace Yingzhou.Apps.Tests.GovStack;

/// <summary>
/// The feature files of GovStack's own test suites, played against a city: by default one in this process, or the one at <c>YZ_GOVSTACK_URL</c>
/// (<c>./yz conformance govstack DIR --url URL</c>). Each scenario that may fail is named with its reason; any other must pass.
/// </summary>
[Collection(nameof(GovStackCity))]
public sealed class GovStackSuiteTests(GovStackCity city)
{
    static readonly Dictionary<string, string> OfRegistration = [];

    static readonly Dictionary<string, string> OfWorkflow = new()
    {
        ["start-instance.feature › A GovStack user wants to start a workflow process instance"] =
            "the feature wants 200, its own OpenAPI file states 201 for /processes/{processId}/start",
        ["start-instance.feature › Successfully start a workflow process instance"] =
            "the feature wants 200, its own OpenAPI file states 201 for /processes/{processId}/start",
        ["list-processes.feature › Unable to retrieve a list of available workflow processes"] =
            "the same request as in the positive scenario, which has no parameter that could be wrong; the OpenAPI file states no 400",
    };

    [Fact]
    public async Task Registration_scenarios_pass_but_for_those_named()
    {
        var block = BuildingBlock("bb-registration");
        var api = ApiSchemas.Json(Path.Combine(block, "api", "GovStack_Registration_BB_API.json"));
        var statistics = ApiSchemas.Json(Path.Combine(block, "api", "GovStack_Registration_BB_API_statistics.json"));
        using var http = Client();

        var results = await SuiteRun.Of(Path.Combine(block, "test", "openAPI", "features"), RegistrationSteps.Book(api, statistics), http);

        Judge("registration", results, OfRegistration, total: 49);
    }

    [Fact]
    public async Task Workflow_scenarios_pass_but_for_those_named()
    {
        var block = BuildingBlock("bb-workflow");
        var api = ApiSchemas.Yaml(Path.Combine(block, "api", "swagger.yaml"));
        using var http = Client();

        var results = await SuiteRun.Of(Path.Combine(block, "test", "api-suite", "features"), WorkflowSteps.Book(api), http);

        Judge("workflow", results, OfWorkflow, total: 18);
    }

    static void Judge(string name, IReadOnlyList<ScenarioResult> results, Dictionary<string, string> reasons, int total)
    {
        var report = SuiteRun.Report(name, results, reasons);
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        if (Environment.GetEnvironmentVariable("YZ_GOVSTACK_REPORT") is { Length: > 0 } file)
            File.AppendAllText(file, report + "\n");

        Assert.Equal(total, results.Count);
        var failed = results.Where(result => result.Failure is not null).ToList();
        Assert.True(failed.TrueForAll(result => SuiteRun.Reason(result.Scenario, reasons) is not null), report);
        // A reason that nothing needs any more is taken away.
        Assert.Equal(reasons.Count, failed.Select(result => result.Scenario.Name).Distinct().Count());
    }

    HttpClient Client() =>
        Environment.GetEnvironmentVariable("YZ_GOVSTACK_URL") is { Length: > 0 } url
            ? new HttpClient { BaseAddress = new Uri(url) }
            : city.Client();

    internal static string BuildingBlock(string name)
    {
        var suite = Environment.GetEnvironmentVariable("YZ_GOVSTACK_SUITE") is { Length: > 0 } given
            ? given
            : Path.Combine(Shared(), "suites", "govstack");
        var folder = Path.Combine(suite, name);
        if (!Directory.Exists(folder))
            Assert.Skip($"GovStack's {name} is not on this machine: set YZ_SHARED to the folder that holds suites/govstack.");
        return folder;
    }

    static string Shared()
    {
        if (Environment.GetEnvironmentVariable("YZ_SHARED") is { Length: > 0 } shared)
            return shared;
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Yingzhou.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "..", "shared");
    }
}
