using System.IO.Pipelines;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Assurance.Privacy.Handling;
using Yingzhou.Assurance.Privacy.Meeting;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy.Demo;

/// <summary>Two units of the demonstration meet for real, with made-up lists and two nodes inside the city; a second job waits for its consent.</summary>
sealed class PrivacyDemo(CityContext city, CityStep step, PrivacyDesk desk, ILedger ledger, IOrganisation organisation) : IDemoSeed
{
    const string First = "big-data";
    const string Second = "government-services";

    public async Task Seed(CancellationToken cancel)
    {
        if (
            await city.Set<PrivacyJob>().AnyAsync(cancel)
            || organisation.Acting("he-lihua", $"{First}/data-officer") is not { } proposes
            || organisation.Acting("fu-ting", $"{Second}/data-officer") is not { } consents
        )
            return;
        var until = city.Clock.GetUtcNow().Day().AddDays(30);
        Sm2Key[] nodes = [Sm2Key.Generate(), Sm2Key.Generate()];
        ProposeJob Asked(string purpose, Sm2Key node) =>
            new(
                Second,
                purpose,
                "《公共数据条例》和双方 2026 年数据合作协议第四条（演示）",
                PsiGain.SizeOnly,
                until,
                false,
                Convert.ToHexStringLower(node.Public.Export())
            );
        var number = Given(await desk.Propose(Asked("演示：核对高龄津贴与入户服务两份名单的重合人数", nodes[0]), proposes, cancel));
        Given(
            await desk.Consent(number, await Version(number, cancel), Convert.ToHexStringLower(nodes[1].Public.Export()), consents, cancel)
        );
        var grant = Given(
            PsiGrant.Read(
                (await city.Set<PrivacyJob>().AsNoTracking().SingleAsync(job => job.Number == number, cancel)).GrantFile!,
                desk.Key.Public,
                DateOnly.MinValue
            )
        );
        var reports = await Meet(grant, nodes, cancel);
        Given(await desk.Report(number, await Version(number, cancel), reports[0], proposes, cancel));
        Given(await desk.Report(number, await Version(number, cancel), reports[1], consents, cancel));
        Given(await desk.Propose(Asked("演示：核对窗口满意度回访名单的重复人数", Sm2Key.Generate()), proposes, cancel));
    }

    // The evidence of both nodes goes into the one ledger that a demonstration has.
    async Task<string[]> Meet(PsiGrant grant, Sm2Key[] nodes, CancellationToken cancel)
    {
        Pipe[] ways = [new(Unlimited), new(Unlimited)];
        var lists = new[] { Made(0, 400), Made(260, 300) };
        using var turn = new SemaphoreSlim(1);
        var sides = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(side => new PsiMeeting(grant, nodes[side], lists[side], new TwoWays(ways[1 - side], ways[side])).Hold(Keep, cancel))
        );
        return [.. sides.Select((side, i) => Given(side).Report.Signed(nodes[i]))];

        async Task<Guid> Keep(PsiReport report)
        {
            await turn.WaitAsync(cancel);
            try
            {
                return Given(
                    await step.Run<Guid>(
                        "MeetForPsi",
                        () =>
                            Task.FromResult<Outcome<Guid>>(
                                ledger.Enter(
                                    new("privacy.met", grant.Number)
                                    {
                                        About = grant.Hash,
                                        Unit = grant[report.Side].Unit,
                                        Payload = new { report.List },
                                    }
                                )
                            ),
                        cancel
                    )
                );
            }
            finally
            {
                turn.Release();
            }
        }
    }

    static readonly PipeOptions Unlimited = new(pauseWriterThreshold: 0);

    static List<string> Made(int from, int count) => [.. Enumerable.Range(from, count).Select(number => $"演示-{number:000000}")];

    Task<int> Version(string number, CancellationToken cancel) =>
        city.Set<PrivacyJob>().Where(job => job.Number == number).Select(job => job.Version).SingleAsync(cancel);

    static T Given<T>(Outcome<T> outcome) =>
        outcome.Fault is { } fault ? throw new InvalidOperationException(fault.ToString()) : outcome.Value;
}
