using Yingzhou.Apps.Operation.InternalMatters.Rules;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases;

namespace Yingzhou.Apps.Operation.InternalMatters.Register;

/// <summary>How many places each unit has left, those under way counted.</summary>
sealed class Establishments(InternalContent content, ICaseLog log, IOrganisation organisation, Foundation.Storage.PersonalCipher cipher)
{
    /// <summary>The item by which a place is taken.</summary>
    public const string Item = "internal-establishment";

    public async Task<IReadOnlyList<EstablishmentCap>> All(CancellationToken cancel)
    {
        var taken = await Taken(null, cancel);
        return [.. content.Establishment.Units.Select(unit => Cap(unit, taken))];
    }

    /// <returns><c>null</c> for a unit that the register does not have: what is not known refuses nobody.</returns>
    public async Task<EstablishmentCap?> Of(string unit, CancellationToken cancel) =>
        content.Units.TryGetValue(unit, out var registered) ? Cap(registered, await Taken(cipher.PartyKey(unit), cancel)) : null;

    EstablishmentCap Cap(RegisteredUnit unit, ILookup<string, LoggedCase> taken) =>
        new(organisation.NameOf(unit.Unit), unit.Approved, unit.Actual, taken[cipher.PartyKey(unit.Unit)].Count());

    // Whoever was let in since the day of the register is not in it yet: a place that was granted counts like one under way.
    async Task<ILookup<string, LoggedCase>> Taken(string? applicant, CancellationToken cancel)
    {
        var since = CityTime.StartOf(content.Establishment.AsOf);
        var cases = await log.ReadAll(new(since, DateTimeOffset.MaxValue, ApplicantKey: applicant), cancel);
        return cases.Where(one => one.Code == Item && !(one.Finished is not null && !one.Succeeded)).ToLookup(one => one.Applicant);
    }
}
