using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yingzhou.Apps.Operation.NetworkSecurity.Detecting;
using Yingzhou.Apps.Operation.NetworkSecurity.Register;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;
using Yingzhou.Support.Alerting;

namespace Yingzhou.Apps.Tests.NetworkSecurity;

/// <summary>What the city finds in its own log, what is done about a weakness, and what the running system says of itself.</summary>
public class NetworkSecurityTests(DeskCity city)
{
    async Task<T> Do<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull
    {
        await using var scope = city.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    Task<int> Write(IEnumerable<AuditEntry> lines) =>
        Do<CityContext, int>(records =>
        {
            records.AddRange(lines);
            return records.SaveChangesAsync();
        });

    AuditEntry Line(string action, string target, string? detail, double minutesAgo, string actor = "visitor") =>
        new()
        {
            At = city.Clock.GetUtcNow().AddMinutes(-minutesAgo),
            ActorId = actor,
            ActorName = $"测试人员 {actor}",
            Action = action,
            Target = target,
            Detail = detail,
        };

    Task<List<Alert>> Alerts(string subject) =>
        Do<CityContext, List<Alert>>(records =>
            records.Set<Alert>().AsNoTracking().Where(alert => alert.SubjectKey == subject).ToListAsync()
        );

    Task<int> Detect() => Do<DetectJob, int>(job => job.Run(default));

    [Fact]
    public async Task P14_6_an_attack_in_the_log_becomes_an_alert_and_with_its_success_one_incident()
    {
        const string address = "198.51.100.6";
        await Write(Enumerable.Range(0, 25).Select(n => Line(SignInDeeds.Failed, $"Login/p14-{n % 6}", address, 10 - (n * 0.16))));
        await Detect();
        var first = Assert.Single(await Alerts($"address:{address}"), alert => alert.Cause == "撞库登录");
        Assert.Equal((AlertLevel.Yellow, null), (first.Level, first.IncidentId));

        await Write([Line(SignInDeeds.Passed, "Login/p14-3", address, 5.9)]);
        await Detect();
        await Detect();

        var risen = Assert.Single(await Alerts($"address:{address}"), alert => alert.Cause == "撞库登录");
        Assert.Equal((AlertLevel.Orange, 2), (risen.Level, risen.Times));
        Assert.Contains("共 26 条日志", risen.Text, StringComparison.Ordinal);
        var incident = await Do<CityContext, Incident>(records => records.Set<Incident>().SingleAsync(one => one.Id == risen.IncidentId));
        Assert.Equal(("big-data", "security-account-attack"), (incident.Unit, incident.Kind));
        using var official = await city.Official("an-ning");
        await official.Open("/desk/network-security");
        Assert.Contains(address, official.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_far_more_than_usual_and_who_is_refused_again_and_again_is_noticed()
    {
        await Write(
            Enumerable
                .Range(0, 90)
                .Select(n => Line("Read", "Case/1", "姓名：测试", n, "reader-1"))
                .Concat(Enumerable.Range(0, 45).Select(n => Line("Read", "Case/1", "姓名：测试", n, "reader-2")))
                .Concat(Enumerable.Range(0, 31).Select(n => Line("Deny", "case/1", "cases.open: permission.role", n, "prober-1")))
        );
        // The first reads that much each day.
        await Write(
            from day in Enumerable.Range(1, 6)
            from n in Enumerable.Range(0, 85)
            select Line("Read", "Case/1", "姓名：测试", (day * 1440) + n, "reader-3")
        );
        await Write(Enumerable.Range(0, 90).Select(n => Line("Read", "Case/1", "姓名：测试", n, "reader-3")));
        await Detect();

        Assert.Equal(AlertLevel.Orange, Assert.Single(await Alerts("actor:reader-1")).Level);
        Assert.Empty(await Alerts("actor:reader-2"));
        Assert.Empty(await Alerts("actor:reader-3"));
        Assert.Equal("反复越权", Assert.Single(await Alerts("actor:prober-1")).Cause);
    }

    [Fact]
    public async Task An_export_in_the_night_is_noticed_and_one_in_office_hours_is_not()
    {
        // The city's clock stands at 9:30 on a Wednesday: three hours ago was night, half an hour ago was office time.
        await Write([Line("Export", "Sheet/1", "300 行", 180, "night-owl"), Line("Export", "Sheet/1", "300 行", 30, "early-bird")]);
        await Detect();

        Assert.Equal("非工作时间导出", Assert.Single(await Alerts("actor:night-owl")).Cause);
        Assert.Empty(await Alerts("actor:early-bird"));
    }

    [Fact]
    public async Task A_weakness_has_its_deadline_and_whoever_mended_it_does_not_scan_again()
    {
        var (security, system) = await Do<IOrganisation, (Subject, Subject)>(organisation =>
            Task.FromResult(
                (organisation.Acting("an-ning", "big-data/security-admin")!, organisation.Acting("dai-yong", "big-data/platform-admin")!)
            )
        );
        const string vector = "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:L/A:N";
        Task<Outcome<Guid>> Enter(string code, string score) =>
            Do<VulnerabilityDesk, Outcome<Guid>>(desk =>
                desk.Enter("ZS-ASSET-0001", code, "测试用", score, Exploitation.Known, security, default)
            );
        Task<Vulnerability> Read(Guid id) =>
            Do<CityContext, Vulnerability>(records => records.Set<Vulnerability>().AsNoTracking().SingleAsync(one => one.Id == id));
        async Task<string?> Step(Guid id, VulnerabilityDeed deed, Subject by, string? note = null)
        {
            var seen = (await Read(id)).Version;
            return (await Do<VulnerabilityDesk, Outcome<Done>>(desk => desk.Do(id, seen, deed, note, null, by, default))).Fault?.Code;
        }

        Assert.Equal("security.cvss", (await Enter("CVE-2026-9901", "CVSS:3.1/AV:N")).Fault?.Code);
        var id = (await Enter("cve-2026-9901", vector)).Value;
        Assert.Equal("network-security.known", (await Enter("CVE-2026-9901", vector)).Fault?.Code);
        var found = await Read(id);
        Assert.Equal(found.FoundAt.AddHours(24), found.DueAt);

        Assert.Equal("network-security.out-of-order", await Step(id, VulnerabilityDeed.Fix, security));
        Assert.Null(await Step(id, VulnerabilityDeed.Confirm, security));
        Assert.Equal("network-security.no-reason", await Step(id, VulnerabilityDeed.Accept, security));
        Assert.Null(await Step(id, VulnerabilityDeed.Assign, security));
        Assert.Null(await Step(id, VulnerabilityDeed.Fix, security));
        Assert.Equal("permission.four-eyes", await Step(id, VulnerabilityDeed.Pass, security));
        Assert.Null(await Step(id, VulnerabilityDeed.Fail, system, "仍可复现"));
        Assert.Null((await Read(id)).FixedAt);
        Assert.Null(await Step(id, VulnerabilityDeed.Fix, security));
        Assert.Null(await Step(id, VulnerabilityDeed.Pass, system));
        Assert.Equal(VulnerabilityState.Closed, (await Read(id)).State);
    }

    [Fact]
    public async Task The_self_check_asks_the_running_system_and_says_what_it_cannot_tell()
    {
        using var official = await city.Official("an-ning");
        await official.Open("/desk/network-security/self-check");

        Assert.Contains("明文存放 0 个", official.Text, StringComparison.Ordinal);
        Assert.Contains("演示账号已开启", official.Text, StringComparison.Ordinal);
        Assert.Contains("SM3 标准向量相符", official.Text, StringComparison.Ordinal);
        Assert.Contains("三员共", official.Text, StringComparison.Ordinal);
        // The test has no port, and says so instead of guessing.
        Assert.Contains("取不到证", official.Text, StringComparison.Ordinal);
        Assert.Contains("由人评的：物理和环境安全", official.Text, StringComparison.Ordinal);
        await official.Open("/cockpit/security");
        Assert.Equal(HttpStatusCode.OK, official.Status);
        using var clerk = await city.Official("xu-jiaqi");
        await clerk.Open("/desk/network-security/vulnerabilities");
        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
    }

    [Fact]
    public async Task Three_administrators_see_what_is_theirs_and_are_never_one_person()
    {
        using var security = await city.Official("an-ning");
        using var audit = await city.Official("qiu-zheng");
        await security.Open("/desk/audit");
        Assert.Equal(HttpStatusCode.Forbidden, security.Status);
        await audit.Open("/desk/audit?kind=sign-in");
        Assert.Equal(HttpStatusCode.OK, audit.Status);
        await audit.Open("/desk/appointments");
        Assert.Equal(HttpStatusCode.Forbidden, audit.Status);
        await security.Open("/desk/appointments");
        Assert.Equal(HttpStatusCode.Forbidden, security.Status);
        Assert.Contains("permission.step-up", security.Text, StringComparison.Ordinal);
        await security.Click("再次验证身份");
        Assert.Contains("还没有绑定动态口令", security.Text, StringComparison.Ordinal);

        var refused = await Do<IOrganisation, Outcome<Appointment>>(organisation =>
            organisation.Appoint(new("qiu-zheng", "big-data/security-admin", AppointmentKind.PartTime, new(city.Clock.GetUtcNow())))
        );
        Assert.Equal("organisation.duties-apart", refused.Fault?.Code);
        Assert.Contains("三员分立", refused.Fault!.Detail, StringComparison.Ordinal);
        var lent = await Do<IOrganisation, Outcome<Delegation>>(organisation =>
            organisation.Delegate(
                new("an-ning", "big-data/security-admin", "dai-yong", city.Clock.GetUtcNow(), city.Clock.GetUtcNow().AddDays(2), "休假")
            )
        );
        Assert.Equal("organisation.duties-apart", lent.Fault?.Code);
    }

    [Fact]
    public async Task The_bench_tells_what_a_post_may_do_and_why()
    {
        using var security = await city.Official("an-ning");
        await security.Open("/desk/permissions?unit=big-data&post=big-data/audit-admin&act=security.read-audit");
        Assert.Contains("由舟山市大数据发展管理局 · 审计管理岗的职权允许", security.Text, StringComparison.Ordinal);
        Assert.Contains("操作审计", security.Text, StringComparison.Ordinal);
        await security.Open("/desk/permissions?unit=big-data&post=big-data/audit-admin&act=security.appoint");
        Assert.Contains("没有办理此操作的职权", security.Text, StringComparison.Ordinal);
    }
}
