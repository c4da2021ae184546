using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Yingzhou.Apps.Services.NoVisit.Recording;
using Yingzhou.Apps.Services.NoVisit.Video;
using Yingzhou.Apps.Tests.Desk;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Tests.NoVisit;

/// <summary>录像: with consent only, encrypted, complete, and every look at it told to who is in it.</summary>
public class RecordingTests(DeskCity city)
{
    const string Clerk = "zhong-xiuying";
    const string Supervisor = "shen-lei";

    [Fact]
    public async Task A_call_is_recorded_with_consent_and_looked_at_with_a_reason_that_the_caller_reads()
    {
        using var caller = city.Visitor();
        await caller.SignIn("/my", "haizhiwei");
        await caller.Open("/no-visit/video?item=outdoor-signboard");
        await caller.Press("确定", ("route", "dongji"), ("how", "now"), ("slot", ""), ("phone", ""));
        var (room, id) = (caller.At.AbsolutePath, caller.At.Segments[^1]);
        using var clerk = await city.Official(Clerk);
        await clerk.Open("/desk/no-visit");
        await clerk.Press($"button[value='{id}']");

        Assert.Equal("no-visit.no-recording-consent", await Refused(clerk, id, 0, "one"));
        await caller.Open(room);
        await caller.Press("同意录制");
        Assert.Equal(HttpStatusCode.OK, (await Part(clerk, id, 0, "one")).StatusCode);
        // A weak line sends it again: it is kept once. Another one in its place, or one after a hole, is not taken.
        Assert.Equal(HttpStatusCode.OK, (await Part(clerk, id, 0, "one")).StatusCode);
        Assert.Equal("no-visit.recording-differs", await Refused(clerk, id, 0, "other"));
        Assert.Equal("no-visit.recording-gap", await Refused(clerk, id, 2, "three"));
        Assert.Equal(HttpStatusCode.OK, (await Part(clerk, id, 1, "two")).StatusCode);
        await caller.Open(room);
        await caller.Press("不同意录制");
        Assert.Equal("no-visit.no-recording-consent", await Refused(clerk, id, 2, "three"));

        using var supervisor = await city.Official(Supervisor);
        Assert.Equal("no-visit.call-taken", await Refused(supervisor, id, 2, "three"));
        var film = new Uri($"/desk/no-visit/calls/{id}/recording/films/7", UriKind.Relative);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.Send(new(HttpMethod.Get, film))).StatusCode);
        await supervisor.Open($"/desk/no-visit/calls/{id}/recording");
        await supervisor.Press("查看", ("reason", " "));
        Assert.Contains("请写明为什么查看", supervisor.Text, StringComparison.Ordinal);
        await supervisor.Press("查看", ("reason", "投诉复核"));
        Assert.Equal("onetwo", await (await supervisor.Send(new(HttpMethod.Get, film))).Content.ReadAsStringAsync());
        // The line is cut; a minute later nothing more comes, and what came is in the ledger.
        await Over(Guid.Parse(id));
        await supervisor.Open($"/desk/no-visit/calls/{id}/recording");
        Assert.Contains("录像指纹已存证", supervisor.Text, StringComparison.Ordinal);
        Assert.Contains(Sm3.Hex(LinkOf("one", "two")), supervisor.Text, StringComparison.Ordinal);
        // Whoever made it may not look at it.
        await clerk.Open($"/desk/no-visit/calls/{id}/recording");
        Assert.Contains("没有办理此操作的职权", clerk.Text, StringComparison.Ordinal);
        Assert.Null(clerk.Page.QuerySelector("video"));

        await caller.Open(room);
        Assert.Contains("谁看过您的录像", caller.Text, StringComparison.Ordinal);
        Assert.Contains("投诉复核", caller.Text, StringComparison.Ordinal);
    }

    static string LinkOf(params IEnumerable<string> parts) =>
        parts.Aggregate("", (link, part) => RecordingPart.LinkOf(link, Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(part)))));

    async Task Over(Guid id)
    {
        await using var scope = city.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CityContext>();
        var ended = city.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(-2);
        await context
            .Set<VideoCall>()
            .Where(call => call.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.EndedAt, ended).SetProperty(call => call.Status, CallStatus.Finished));
        var job = ActivatorUtilities.CreateInstance<EnterRecordings>(scope.ServiceProvider);
        await job.Run(default);
        // Once: the second round finds nothing to do for it.
        var before = await context.Set<VideoCall>().AsNoTracking().SingleAsync(call => call.Id == id);
        await job.Run(default);
        Assert.Equal(before.Version, (await context.Set<VideoCall>().AsNoTracking().SingleAsync(call => call.Id == id)).Version);
    }

    [Fact]
    public async Task What_lies_on_the_disk_says_nothing_and_opens_in_its_own_place_only()
    {
        var folder = Directory.CreateTempSubdirectory("yz-recording-");
        try
        {
            var files = new RecordingFiles(Options.Create(new StorageOptions { Folder = folder.FullName }));
            var (call, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            await files.Write(call, 7, 0, Encoding.UTF8.GetBytes("a face and a voice"), default);
            await files.Write(other, 7, 0, Encoding.UTF8.GetBytes("somebody else"), default);

            var parts = Directory.GetFiles(Path.Combine(folder.FullName, "files"), "*.part", SearchOption.AllDirectories);
            Assert.Equal(2, parts.Length);
            Assert.All(
                parts,
                part => Assert.DoesNotContain("face", Encoding.UTF8.GetString(File.ReadAllBytes(part)), StringComparison.Ordinal)
            );
            Assert.Equal("a face and a voice", Encoding.UTF8.GetString(await files.Read(call, 7, 0, default)));
            File.Copy(
                parts.Single(part => part.Contains(other.ToString("N"), StringComparison.Ordinal)),
                parts.Single(part => part.Contains(call.ToString("N"), StringComparison.Ordinal)),
                overwrite: true
            );
            await Assert.ThrowsAnyAsync<CryptographicException>(() => files.Read(call, 7, 0, default));

            files.Forget(call);
            Assert.Single(Directory.GetFiles(Path.Combine(folder.FullName, "files"), "*.part", SearchOption.AllDirectories));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static Task<HttpResponseMessage> Part(Visitor clerk, string call, int sequence, string bytes)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("video/webm");
        return clerk.Send(
            new(HttpMethod.Post, new Uri($"/desk/no-visit/calls/{call}/recording/parts?take=7&sequence={sequence}", UriKind.Relative))
            {
                Content = content,
            }
        );
    }

    static async Task<string?> Refused(Visitor clerk, string call, int sequence, string bytes)
    {
        var answer = await Part(clerk, call, sequence, bytes);
        using var problem = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("title").GetString();
    }
}
