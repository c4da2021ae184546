using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.InternalMatters.Rules;

/// <summary>An application as the count of matters sees it.</summary>
/// <param name="Person">Whom it is about; <c>null</c> for what is about nobody, which is never joined.</param>
public sealed record CountedMatter(string Case, string Requester, string? Person, string Item, DateOnly Submitted);

/// <summary>
/// Splitting one matter into many does not make more matters (拆件并计): the same requester, person and item within five working days of the first count once (a01 §7). The
/// fifth day still joins, the sixth begins a new one.
/// </summary>
public static class SplitMatters
{
    public const int WindowDays = 5;

    /// <returns>The matters as counted, each with the applications it is made of, in order of time.</returns>
    public static Outcome<IReadOnlyList<IReadOnlyList<CountedMatter>>> Collapse(IEnumerable<CountedMatter> applications, Workdays workdays)
    {
        var matters = new List<List<CountedMatter>>();
        var open = new Dictionary<(string, string, string), List<CountedMatter>>();
        foreach (var application in applications.OrderBy(one => one.Submitted).ThenBy(one => one.Case, StringComparer.Ordinal))
        {
            if (application.Person is not { } person)
            {
                matters.Add([application]);
                continue;
            }
            var key = (application.Requester, person, application.Item);
            if (open.TryGetValue(key, out var matter))
            {
                var passed = workdays.Between(matter[0].Submitted, application.Submitted);
                if (passed.Fault is not null)
                    return passed.Fault;
                if (passed.Value <= WindowDays)
                {
                    matter.Add(application);
                    continue;
                }
            }
            open[key] = [application];
            matters.Add(open[key]);
        }
        return matters;
    }
}
