using Yingzhou.Assurance.DataProtection;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;

namespace Yingzhou.Apps.Operation.PublicData.Demo;

/// <summary>Gives the demonstration an export that waits for somebody's consent: the most sensitive table that is there.</summary>
sealed class DemoExports(IExports exports, IOrganisation organisation) : IDemoSeed
{
    public async Task Seed(CancellationToken cancel)
    {
        if (
            organisation.Acting("dai-yong", "big-data/platform-admin") is not { } asking
            || (await exports.Desk(asking, cancel)).Own.Count > 0
        )
            return;
        foreach (var choice in (await exports.Choices(asking, cancel)).OrderByDescending(one => one.Level).Take(3))
            if (
                (
                    await exports.Ask(new($"demo-{choice.Table}", choice.Source, choice.Table, "演示：年度审计抽查"), asking, cancel)
                ).Succeeded
            )
                return;
    }
}
