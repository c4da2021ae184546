using System.Text.RegularExpressions;

namespace Yingzhou.Apps.Tests.GovStack.Suite;

/// <summary>The phrases of a suite and what they do. A phrase that nobody defined fails its scenario by name.</summary>
public sealed class StepBook
{
    readonly List<(Regex Phrase, Func<World, IReadOnlyList<string>, Task> Do)> steps = [];

    /// <param name="phrase">A regular expression for the whole step; its groups become the arguments.</param>
    public StepBook On(string phrase, Func<World, IReadOnlyList<string>, Task> act)
    {
        steps.Add((new Regex($"^{phrase}$", RegexOptions.CultureInvariant), act));
        return this;
    }

    public StepBook On(string phrase, Action<World, IReadOnlyList<string>> act) =>
        On(
            phrase,
            (world, arguments) =>
            {
                act(world, arguments);
                return Task.CompletedTask;
            }
        );

    public async Task Do(World world, string step)
    {
        foreach (var (phrase, act) in steps)
            if (phrase.Match(step) is { Success: true } match)
            {
                await act(world, [.. match.Groups.Values.Skip(1).Select(group => group.Value)]);
                return;
            }
        throw new StepFailedException("no definition for this step");
    }
}
