using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Tests.Authorisation;

/// <summary>Every right is tried by every role from every region.</summary>
public class RightsMatrixTests(DeskCity city)
{
    /// <summary>Each right, asked for by each role in a department of another county: their region ends at its border.</summary>
    [Fact]
    public void No_role_reaches_beyond_its_region_and_none_below_reaches_up()
    {
        var permissions = city.Services.GetRequiredService<IPermissions>();
        var grants = city.Services.GetServices<Grant>().ToList();
        using var scope = city.Services.CreateScope();
        var organisation = scope.ServiceProvider.GetRequiredService<IOrganisation>();
        var now = city.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var dinghai = Holders(organisation, "330902", now);
        var putuo = Holders(organisation, "330903", now);
        var whole = Holders(organisation, "3309", now);
        var cells = 0;
        var broken = new List<string>();
        foreach (var action in grants.Where(grant => grant.Role is not null).Select(grant => grant.Action).Distinct())
        {
            if (grants.Any(grant => grant.Action == action && (grant.Everyone || grant.SignedIn)))
                continue;
            foreach (
                var (holder, at) in putuo
                    .Select(one => (one, "330902"))
                    .Concat(dinghai.Select(one => (one, "330903")))
                    .Concat([.. dinghai.Select(one => (one, "3309"))])
            )
            {
                cells++;
                var decision = permissions.Decide(
                    holder,
                    action,
                    new("thing", "1")
                    {
                        Region = at,
                        UnitId = "somebody-else",
                        PostId = "somebody-else/decide",
                    }
                );
                if (decision.Allowed)
                    broken.Add($"{action}: {holder.ActingPost!.Id} reaches {at}");
            }
            // Whoever has a right by region at the city has it in each county.
            foreach (var holder in whole)
            {
                cells++;
                var allowed = permissions.Decide(holder, action, new("thing", "1") { Region = "330902", UnitId = "somebody-else" }).Allowed;
                if (allowed != grants.Any(grant => grant.Action == action && Covers(grant, holder)))
                    broken.Add($"{action}: {holder.ActingPost!.Id} in 330902 is {(allowed ? "allowed" : "refused")}");
            }
        }

        Assert.Empty(broken);
        Assert.True(cells > 5_000, $"only {cells} cells");
    }

    static bool Covers(Grant grant, Subject holder) =>
        grant.Reach is Reach.Region
        && grant.Role is { } role
        && (role == "*" || role == holder.ActingPost!.Post.Role)
        && (grant.Departments is null || grant.Departments.Contains(holder.ActingPost!.Unit.Department ?? ""))
        && holder.ActingPost!.Unit.Kind is not UnitKind.Outside;

    // One of each role, in a department of the county or of the city.
    static List<Subject> Holders(IOrganisation organisation, string region, DateTimeOffset now) =>
        [
            .. organisation
                .Units()
                .Where(unit => unit.Region == region && unit.Kind is UnitKind.Department)
                .SelectMany(unit => organisation.PostsIn(unit.Id).Select(post => new HeldPost(post, unit, AppointmentKind.Main, null)))
                .DistinctBy(held => (held.Post.Role, held.Unit.Department))
                .Select(held => new Subject
                {
                    Kind = SubjectKind.Official,
                    AccountId = held.Id,
                    OfficialId = held.Id,
                    Name = held.Post.Title,
                    Posts = [held],
                    ActingPost = held,
                    // Sensitive acts ask for a fresh second factor besides; here everybody has shown one.
                    ProvenAt = now,
                }),
        ];
}
