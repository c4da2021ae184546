using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Rules;

/// <summary>An application as the time indicators see it.</summary>
/// <param name="Subject">Keyed digest of the applicant.</param>
/// <param name="FirstContact">Pre-check, appointment or visit before it; <c>null</c> when there was none.</param>
public sealed record TimedApplication(
    string Case,
    string Subject,
    string Item,
    DateTimeOffset Submitted,
    DateTimeOffset? Ended,
    bool Withdrawn,
    DateTimeOffset? FirstContact = null
);

/// <summary>Applications that are one matter to the enterprise, first to last.</summary>
public sealed record JoinedApplication(IReadOnlyList<TimedApplication> Parts)
{
    public TimedApplication Last => Parts[^1];

    /// <summary>
    /// When it began for the enterprise: the first contact where there was one before the application (预受理), else the first submission. Moving work before the acceptance, or having a
    /// file withdrawn and handed in again, makes no time disappear (a13 §3).
    /// </summary>
    public DateTimeOffset Began =>
        Parts.SelectMany(part => (DateTimeOffset?[])[part.Submitted, part.FirstContact]).OfType<DateTimeOffset>().Min();
}

/// <summary>Joins what was withdrawn and handed in again (撤回重报): the same subject and item, submitted within ten working days of the withdrawal; the tenth day still joins.</summary>
public static class Resubmission
{
    public const int WindowDays = 10;

    public static Outcome<IReadOnlyList<JoinedApplication>> Join(IEnumerable<TimedApplication> applications, Workdays workdays)
    {
        var joined = new List<List<TimedApplication>>();
        foreach (var same in applications.GroupBy(one => (one.Subject, one.Item)))
        {
            List<TimedApplication>? chain = null;
            foreach (var application in same.OrderBy(one => one.Submitted).ThenBy(one => one.Case, StringComparer.Ordinal))
            {
                var follows = Follows(chain?[^1], application, workdays);
                if (follows.Fault is not null)
                    return follows.Fault;
                if (follows.Value)
                    chain!.Add(application);
                else
                    joined.Add(chain = [application]);
            }
        }
        return joined.ConvertAll(parts => new JoinedApplication(parts));
    }

    static Outcome<bool> Follows(TimedApplication? before, TimedApplication now, Workdays workdays)
    {
        if (before is not { Withdrawn: true, Ended: { } ended } || now.Submitted < ended)
            return false;
        var passed = workdays.Between(ended.Day(), now.Submitted.Day());
        return passed.Fault is { } fault ? fault : passed.Value <= WindowDays;
    }
}
