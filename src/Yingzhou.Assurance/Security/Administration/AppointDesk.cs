using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Security.Administration;

/// <summary>The security administrator gives and takes posts (岗位任免): never their own, and never two that exclude each other.</summary>
sealed class AppointDesk(IOrganisation organisation, IPermissions permissions, ActorScope actors, TimeProvider clock)
{
    static readonly Fault Own = new("security.own-post", "不能给自己任免岗位，请由另一位安全管理员办理。", 403) { Field = "official" };

    /// <summary>What the page asks before it shows its form.</summary>
    public Fault? MayOpen(Subject official)
    {
        var decision = permissions.Decide(official, SecurityRights.Appoint, SecurityRights.Whole(official));
        return decision.AsFault();
    }

    public async Task<Outcome<Appointment>> Appoint(
        string official,
        string post,
        DateOnly from,
        DateOnly? until,
        Subject by,
        CancellationToken cancel
    )
    {
        if (Refusal(official, post, by) is { } refused)
            return refused;
        actors.Current = by.AsActor();
        // From today means from now: whoever is appointed at noon did not hold the post in the morning.
        var period = Period.Days(from, until);
        var now = clock.GetUtcNow();
        if (from == now.Day())
            period = period with { From = now };
        return await organisation.Appoint(new(official, post, AppointmentKind.PartTime, period), cancel);
    }

    public async Task<Outcome<Done>> End(string official, string post, Subject by, CancellationToken cancel)
    {
        if (Refusal(official, post, by) is { } refused)
            return refused;
        actors.Current = by.AsActor();
        return await organisation.EndAppointment(new(official, post, clock.GetUtcNow()), cancel);
    }

    Fault? Refusal(string official, string post, Subject by)
    {
        var unit = organisation.Post(post) is { } known ? organisation.Unit(known.UnitId) : null;
        return permissions.Refuse(by, SecurityRights.Appoint, new("post", post) { Region = unit?.Region ?? by.Scope?.Code })
            ?? (official == by.OfficialId ? Own : null);
    }
}
