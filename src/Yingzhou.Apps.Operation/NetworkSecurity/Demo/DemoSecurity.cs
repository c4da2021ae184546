using Microsoft.EntityFrameworkCore;
using Yingzhou.Apps.Operation.NetworkSecurity.Detecting;
using Yingzhou.Apps.Operation.NetworkSecurity.Register;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Operation.NetworkSecurity.Demo;

/// <summary>Gives the demonstration a small register, findings in several states, and an attack in the log that the detections find by themselves.</summary>
sealed class DemoSecurity(CityContext city, CityStep step, VulnerabilityDesk desk, DetectJob detect, IOrganisation organisation) : IDemoSeed
{
    public async Task Seed(CancellationToken cancel)
    {
        if (
            await city.Set<SecurityAsset>().AnyAsync(cancel)
            || organisation.Acting("an-ning", "big-data/security-admin") is not { } security
            || organisation.Acting("dai-yong", "big-data/platform-admin") is not { } system
        )
            return;
        var now = city.Clock.GetUtcNow();
        var today = now.Day();
        city.Actors.Current = security.AsActor();
        await step.Run<Done>(
            "SeedAssets",
            () =>
            {
                city.AddRange(
                    Asset("ZS-ASSET-0001", "政务服务门户", "自研（.NET 10）", Exposure.Internet, 3, 3, today.AddDays(-200)),
                    Asset("ZS-ASSET-0002", "公共数据平台", "PostgreSQL 17", Exposure.Extranet, 3, 2, today.AddYears(-1).AddDays(-3)),
                    Asset("ZS-ASSET-0003", "物联接入节点", "MQTT 5.0", Exposure.Inside, 2, 2, today.AddDays(-90)),
                    Asset("ZS-ASSET-0004", "内部办公前置机", "nginx 1.24", Exposure.Extranet, 2, 1, null)
                );
                Attack(now);
                return Task.FromResult<Outcome<Done>>(Done.It);
            },
            cancel
        );
        await Find(
            "ZS-ASSET-0001",
            "DEMO-2026-0001",
            "演示：门户组件越权读取",
            "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:L/A:N",
            Exploitation.Known,
            security,
            cancel
        );
        var mended = await Find(
            "ZS-ASSET-0002",
            "DEMO-2026-0002",
            "演示：数据库组件远程执行",
            "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
            Exploitation.None,
            security,
            cancel
        );
        await Find(
            "ZS-ASSET-0004",
            "DEMO-2026-0003",
            "演示：前置机信息泄露",
            "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:N",
            Exploitation.None,
            security,
            cancel
        );
        await Step(mended, VulnerabilityDeed.Confirm, security, cancel);
        await Step(mended, VulnerabilityDeed.Assign, security, cancel);
        await Step(mended, VulnerabilityDeed.Fix, system, cancel);
        await detect.Run(cancel);
    }

    // An address of the documentation range (RFC 5737), log-ins that do not exist.
    void Attack(DateTimeOffset now)
    {
        for (var number = 0; number < 25; number++)
            city.Add(
                new AuditEntry
                {
                    At = now.AddMinutes(-20).AddSeconds(number * 9),
                    ActorId = "visitor",
                    ActorName = "访客",
                    Action = SignInDeeds.Failed,
                    Target = $"Login/demo{number % 6}",
                    Detail = "203.0.113.25",
                }
            );
    }

    static SecurityAsset Asset(
        string code,
        string name,
        string service,
        Exposure exposure,
        int information,
        int operation,
        DateOnly? assessed
    ) =>
        new()
        {
            Region = "3309",
            Code = code,
            Name = name,
            Unit = "big-data",
            Service = service,
            Exposure = exposure,
            Information = information,
            Operation = operation,
            AssessedOn = assessed,
        };

    async Task<Guid> Find(
        string asset,
        string code,
        string title,
        string vector,
        Exploitation exploitation,
        Subject by,
        CancellationToken cancel
    )
    {
        var entered = await desk.Enter(asset, code, title, vector, exploitation, by, cancel);
        return entered.Fault is { } fault ? throw new InvalidOperationException(fault.ToString()) : entered.Value;
    }

    async Task Step(Guid id, VulnerabilityDeed deed, Subject by, CancellationToken cancel)
    {
        var seen = await city.Set<Vulnerability>().AsNoTracking().Where(one => one.Id == id).Select(one => one.Version).SingleAsync(cancel);
        if ((await desk.Do(id, seen, deed, null, null, by, cancel)).Fault is { } fault)
            throw new InvalidOperationException(fault.ToString());
    }
}
