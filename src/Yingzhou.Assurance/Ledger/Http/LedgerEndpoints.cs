using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Ledger.Reading;
using Yingzhou.Assurance.Ledger.Storage;
using Yingzhou.Assurance.Ledger.Witnessing;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Http;
using Yingzhou.Foundation.Storage;
using ISession = Yingzhou.Assurance.Identity.ISession;

namespace Yingzhou.Assurance.Ledger.Http;

/// <summary>The ledger for auditors: leaves, heads and proofs are public, because they name nobody.</summary>
static class LedgerEndpoints
{
    const int MostEntries = 1_000;

    public static IEndpointRouteBuilder MapLedger(this IEndpointRouteBuilder endpoints)
    {
        var ledger = endpoints.MapGroup("/api/ledger").WithTags("存证账本");
        ledger.MapGet("/keys", (LedgerFiles files) => TypedResults.Ok(files.Keys())).WithName("GetLedgerKeys").WithSummary("账本的公钥");
        ledger.MapGet("/head", Head).WithName("GetLedgerHead").WithSummary("最新签名树头");
        ledger.MapGet("/heads", Heads).WithName("ListLedgerHeads").WithSummary("签名树头，新的在前");
        ledger.MapGet("/entries", Entries).WithName("ListLedgerLeaves").WithSummary("按位置取存证条目的公开文本");
        ledger.MapGet("/entries/{id:guid}/proof", Proof).WithName("GetLedgerProof").WithSummary("一条存证的证明文件，可离线核验");
        ledger
            .MapGet("/entries/{id:guid}/evidence", Opened)
            .RequireAuthorization(ApiPolicies.Official)
            .WithName("GetLedgerEvidence")
            .WithSummary("一条存证的证明文件，连同存证内容");
        ledger.MapGet("/consistency", Consistency).WithName("GetLedgerConsistency").WithSummary("后一个树头包含前一个树头的证明");
        ledger
            .MapGet("/tiles/{level:int}/{number:long}", Tile)
            .WithName("GetLedgerTile")
            .WithSummary("散列瓦片：同层相邻的至多 256 个散列");
        ledger.MapGet("/log", Log).WithName("DownloadLedger").WithSummary("整本账：每行一个 JSON，可离线核验");
        ledger.MapPost("/cosignatures", Cosign).DisableAntiforgery().WithName("CosignLedgerHead").WithSummary("见证方交来对树头的联署");
        return endpoints;
    }

    static async Task<Results<Ok<object>, NotFound>> Head(LedgerReading reading, CancellationToken cancel) =>
        await reading.Heads(null, 1, cancel) is [var head] ? TypedResults.Ok(LedgerFiles.Written(head)) : TypedResults.NotFound();

    static async Task<Ok<List<object>>> Heads(LedgerReading reading, CancellationToken cancel, long? before = null, int most = 100) =>
        TypedResults.Ok((await reading.Heads(before, Math.Clamp(most, 1, MostEntries), cancel)).Select(LedgerFiles.Written).ToList());

    static async Task<Ok<List<string>>> Entries(CityContext city, CancellationToken cancel, long from = 0, int most = 100)
    {
        var until = from + Math.Clamp(most, 1, MostEntries);
        return TypedResults.Ok(
            await city.Set<StoredEntry>()
                .AsNoTracking()
                .Where(entry => entry.Position >= from && entry.Position < until)
                .OrderBy(entry => entry.Position)
                .Select(entry => entry.Leaf)
                .ToListAsync(cancel)
        );
    }

    static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Proof(
        Guid id,
        ILedger ledger,
        LedgerFiles files,
        CancellationToken cancel
    )
    {
        var proof = await ledger.Prove(id, cancel);
        return proof.Fault is { } fault ? Problems.From(fault) : File(files, proof.Value, opened: false);
    }

    static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Opened(
        Guid id,
        ILedger ledger,
        LedgerFiles files,
        ISession session,
        IPermissions permissions,
        IAudit audit,
        CancellationToken cancel
    )
    {
        if (permissions.Refuse(session.Current, LedgerRights.See, LedgerRights.Entry(id, session.Current)) is { } refused)
            return Problems.From(refused);
        var proof = await ledger.Prove(id, cancel);
        if (proof.Fault is { } fault)
            return Problems.From(fault);
        await audit.Note("ReadEvidence", $"Ledger/{id}", null, cancel);
        return File(files, proof.Value, opened: true);
    }

    static FileContentHttpResult File(LedgerFiles files, LedgerProof proof, bool opened) =>
        TypedResults.File(
            Encoding.UTF8.GetBytes(files.Proof(proof, opened)),
            "application/json",
            string.Create(CultureInfo.InvariantCulture, $"ledger-proof-{proof.Line.Position}.json")
        );

    static async Task<Results<Ok<IEnumerable<string>>, ProblemHttpResult>> Consistency(
        ILedger ledger,
        long from,
        long to,
        CancellationToken cancel
    )
    {
        var path = await ledger.Continues(from, to, cancel);
        return path.Fault is { } fault ? Problems.From(fault) : TypedResults.Ok(path.Value.Select(Convert.ToHexStringLower));
    }

    static async Task<Results<FileContentHttpResult, NotFound>> Tile(int level, long number, CityContext city, CancellationToken cancel)
    {
        var id = HashTile.IdOf(level, number);
        var found =
            level is >= 0 and < 8 && number is >= 0 and < 1L << 48
                ? await city.Set<HashTile>().AsNoTracking().SingleOrDefaultAsync(tile => tile.Id == id, cancel)
                : null;
        return found is null ? TypedResults.NotFound() : TypedResults.File(found.Hashes, "application/octet-stream");
    }

    static async Task Log(HttpContext http, LedgerFiles files)
    {
        http.Response.ContentType = "application/jsonl; charset=utf-8";
        http.Response.Headers.ContentDisposition = "attachment; filename=\"ledger.jsonl\"";
        await foreach (var line in files.Log(http.RequestAborted))
            await http.Response.WriteAsync(line + "\n", http.RequestAborted);
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Cosign(
        CosignatureRequest request,
        TakeCosignature take,
        CancellationToken cancel
    )
    {
        var taken = await take.Run(request, cancel);
        return taken.Fault is { } fault ? Problems.From(fault) : TypedResults.NoContent();
    }
}
