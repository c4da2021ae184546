using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Permission;
using Yingzhou.Engines.Tests.Organisation;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Tests.Infrastructure;

namespace Yingzhou.Engines.Tests.Permission;

public class DenialLogTests(PostgresServer postgres)
{
    static readonly Subject Citizen = new()
    {
        Kind = SubjectKind.Citizen,
        AccountId = "a-1",
        Name = "方大海",
        PersonKey = "person-fang",
        PartyKey = "person-fang",
    };

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_refusal_inside_a_step_that_is_rolled_back_stays_in_the_audit(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);
        await using var beside = await city.Beside();

        var outcome = await beside.Do<CityStep, Outcome<Done>>(step =>
            step.Run<Done>(
                "Try",
                () => Task.FromResult<Outcome<Done>>(Permissions(beside).Refuse(Citizen, "cases.erase", new("Case", "7"))!)
            )
        );
        Assert.Equal("permission.no-rule", outcome.Fault?.Code);

        var line = Assert.Single(await Lines(beside, "Case/7"));
        Assert.Equal(("Deny", "cases.erase: permission.no-rule", "person-fang"), (line.Action, line.Detail, line.ActorId));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Personal_information_is_shown_after_the_look_was_kept(DatabaseKind kind)
    {
        await using var city = await TestCity.Found(kind, postgres);

        var shown = await city.Do<IAudit, string>(audit =>
            audit.Reveal(Personal.ResidentId("330902199001011238"), "Case/8", "身份证号", "核对申请人身份")
        );

        Assert.Equal("330902199001011238", shown);
        var line = Assert.Single(await Lines(city, "Case/8"));
        Assert.Equal(("Read", "身份证号：核对申请人身份"), (line.Action, line.Detail));
    }

    [Fact]
    public async Task The_trail_is_read_newest_first_page_by_page()
    {
        await using var city = await TestCity.Found(DatabaseKind.Sqlite, postgres);
        foreach (var action in new[] { "One", "Two", "Three" })
        {
            await city.Do<IAudit, int>(async audit =>
            {
                await audit.Note(action, "Case/9");
                return 0;
            });
            city.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var first = await city.Do<IAudit, IReadOnlyList<AuditLine>>(audit => audit.About("Case/9", size: 2));
        var second = await city.Do<IAudit, IReadOnlyList<AuditLine>>(audit => audit.About("Case/9", first[^1], size: 2));

        Assert.Equal(["Three", "Two"], first.Select(line => line.Action));
        Assert.Equal(["One"], second.Select(line => line.Action));
    }

    static IPermissions Permissions(TestCity city) => city.Services.GetRequiredService<IPermissions>();

    // Refusals are written behind the step; two seconds are far more than that takes.
    static async Task<IReadOnlyList<AuditLine>> Lines(TestCity city, string target)
    {
        for (var tries = 0; ; tries++)
        {
            var lines = await city.Do<IAudit, IReadOnlyList<AuditLine>>(audit => audit.About(target));
            if (lines.Count > 0 || tries == 40)
                return lines;
            await Task.Delay(50);
        }
    }
}
