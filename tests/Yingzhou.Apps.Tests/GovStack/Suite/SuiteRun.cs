using System.Globalization;

namespace Yingzhou.Apps.Tests.GovStack.Suite;

/// <param name="Failure">The first step that did not come out, and why; <c>null</c> when all did.</param>
public sealed record ScenarioResult(Scenario Scenario, string? Failure);

/// <summary>Plays every scenario of a building block against a city.</summary>
public static class SuiteRun
{
    const int LongestText = 300;

    public static async Task<IReadOnlyList<ScenarioResult>> Of(string features, StepBook book, HttpClient http)
    {
        List<ScenarioResult> results = [];
        foreach (var file in Directory.EnumerateFiles(features, "*.feature").Order(StringComparer.Ordinal))
        foreach (var scenario in Feature.Read(file))
            results.Add(new(scenario, await Play(scenario, book, http)));
        return results;
    }

    static async Task<string?> Play(Scenario scenario, StepBook book, HttpClient http)
    {
        using var world = new World(http, scenario);
        foreach (var step in scenario.Steps)
            try
            {
                await book.Do(world, step);
            }
            catch (StepFailedException failure)
            {
                return $"{step}: {Short(failure.Message)}";
            }
        return null;
    }

    static string Short(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}…";

    public static string Report(string name, IReadOnlyList<ScenarioResult> results, IReadOnlyDictionary<string, string> reasons) =>
        string.Join(
            '\n',
            results
                .Where(result => result.Failure is not null)
                .Select(result =>
                    $"FAILED {result.Scenario}\n  {result.Failure}\n  why: {Reason(result.Scenario, reasons) ?? "not explained"}"
                )
                .Append(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}: {results.Count(result => result.Failure is null)}/{results.Count} scenarios passed"
                    )
                )
        );

    /// <param name="reasons">By <c>file › scenario</c>.</param>
    public static string? Reason(Scenario scenario, IReadOnlyDictionary<string, string> reasons) =>
        reasons.GetValueOrDefault($"{scenario.File} › {scenario.Name}");
}
