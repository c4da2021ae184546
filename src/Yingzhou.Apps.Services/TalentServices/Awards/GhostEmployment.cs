namespace Yingzhou.Apps.Services.TalentServices.Awards;

/// <summary>A person's insurance as its register has it.</summary>
/// <param name="Agent">Who handles the insurance; <c>null</c> for the employer itself.</param>
/// <param name="Base">Monthly contribution base in yuan; <paramref name="LeastBase"/> is the lowest that is allowed.</param>
/// <param name="WorksAt">Where the work is said to be done; the agent's or head office's address is a sign.</param>
public sealed record InsuredPerson(string Person, string? Agent, decimal Base, decimal LeastBase, string WorksAt, string HeadOffice);

/// <summary>Insurance paid for people who do not work (挂靠参保), seen where many come together (a10 §7): same agent, lowest base, the head office for a place of work.</summary>
public static class GhostEmployment
{
    /// <summary>So many at one agent are a cluster. Own default.</summary>
    public const int Many = 5;

    /// <returns>People whose awards are looked at before they are paid.</returns>
    public static IReadOnlySet<string> Suspects(IEnumerable<InsuredPerson> people) =>
        people
            .Where(one => one is { Agent: not null } && one.Base <= one.LeastBase && one.WorksAt == one.HeadOffice)
            .GroupBy(one => one.Agent)
            .Where(cluster => cluster.Count() >= Many)
            .SelectMany(cluster => cluster.Select(one => one.Person))
            .ToHashSet(StringComparer.Ordinal);
}
