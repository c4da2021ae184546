using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yingzhou.Assurance.Privacy.Meeting;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy;

/// <summary>What a side has in hand when the meeting is over.</summary>
/// <param name="Entries">Which of its own entries are shared; <c>null</c> where the grant gives it the number only.</param>
/// <param name="Salt">Of the report's commitment to the own list: to be kept where the list is kept.</param>
public sealed record PsiResult(PsiReport Report, IReadOnlyList<string>? Entries, byte[] Salt);

/// <summary>
/// One side of a private set intersection over any connection (求交会话): both show the same grant, prove their keys on fresh numbers, exchange blinded points, close with signatures over everything that went
/// either way, and let nobody have the result before both have kept evidence (p06 R9, R13). No entry goes over the wire.
/// </summary>
/// <param name="node">The key that the grant names for this side.</param>
/// <param name="entries">In one form already: see <see cref="PsiList"/>.</param>
/// <param name="seen">Everything received is written here.</param>
public sealed class PsiMeeting(PsiGrant grant, Sm2Key node, IReadOnlyCollection<string> entries, Stream wire, TextWriter? seen = null)
{
    const int MostEntries = 20_000_000;
    static readonly Fault NotParty = new("privacy.not-a-party", "这个节点的公钥不在授权里，请用授权登记的节点运行。", 403);
    static readonly Fault OtherGrant = new("privacy.other-grant", "对方拿的是另一份授权，任务中止。", 403);
    static readonly Fault NotThem = new("privacy.not-the-party", "对方不能证明自己是授权里的那一方，任务中止。", 403);
    static readonly Fault Left = new("privacy.peer-left", "对方中途离开，任务中止，没有给出结果。", 409);
    static readonly Fault Garbled = new("privacy.garbled", "对方发来的内容不合约定，任务中止。", 409);
    static readonly Fault Contradiction = new("privacy.contradiction", "双方记下的收发内容或结果不一致，任务中止，没有给出结果。", 409);

    sealed record Hello(int V, string Grant, int Side, int Count, string Nonce);

    sealed record Close(int Size, string Signature);

    /// <param name="keep">Enters evidence in this side's own ledger and gives the entry's id; called before the result is known to the caller.</param>
    public async Task<Outcome<PsiResult>> Hold(Func<PsiReport, Task<Guid>> keep, CancellationToken cancel = default)
    {
        if (grant.SideOf(node.Public) is not { } side)
            return NotParty;
        var joined = PsiParty.Join(grant.Hash, entries);
        if (joined.Fault is { } refused)
            return refused;
        try
        {
            return await Hold(side, joined.Value, keep, cancel);
        }
        catch (IOException)
        {
            return Left;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or JsonException or FormatException)
        {
            return Garbled;
        }
    }

    async Task<Outcome<PsiResult>> Hold(int side, PsiParty party, Func<PsiReport, Task<Guid>> keep, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var talk = new PsiWire(wire, seen);
        var hello = Json(new Hello(1, grant.Hash, side, party.Entries.Count, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))));
        var theirHello = await Swap(talk, "hello", hello, 4_096, cancel);
        var them = Read<Hello>(theirHello);
        if (them.V != 1 || them.Grant != grant.Hash || them.Side != 1 - side)
            return OtherGrant;
        if (party.Refuse(them.Count) is { } sizes)
            return sizes;

        byte[][] hellos = side == 0 ? [hello, theirHello] : [theirHello, hello];
        var theirProof = await Swap(talk, "proof", node.Sign(Proof(hellos, side)), 256, cancel);
        var theirKey = Sm2PublicKey.Import(Convert.FromHexString(grant[1 - side].Key));
        if (!theirKey.Verifies(Proof(hellos, 1 - side), theirProof))
            return NotThem;

        var theirs = await Swap(talk, "points", party.Blinded(), checked(Math.Min(them.Count, MostEntries) * PsiParty.Size), cancel);
        if (theirs.Length != them.Count * PsiParty.Size)
            return Garbled;
        var again = party.BlindAgain(theirs, inOrder: grant.Learns(1 - side));
        if (again.Fault is { } noPoint)
            return noPoint;
        var mineTwice = await Swap(talk, "twice", again.Value, party.Entries.Count * PsiParty.Size, cancel);
        if (mineTwice.Length != party.Entries.Count * PsiParty.Size)
            return Garbled;
        var shared = grant.Learns(side) ? party.Shared(mineTwice, again.Value) : null;
        var size = shared?.Count ?? PsiParty.SharedSize(mineTwice, again.Value);

        var chains = talk.Chains;
        var (first, second) = side == 0 ? chains : (chains.Received, chains.Sent);
        var signed = Encoding.UTF8.GetBytes($"yingzhou-psi/1\nclose\n{grant.Hash}\n{first}\n{second}\n{size}");
        var theirClose = Read<Close>(
            await Swap(talk, "close", Json(new Close(size, Convert.ToHexStringLower(node.Sign(signed)))), 4_096, cancel)
        );
        if (theirClose.Size != size || !theirKey.Verifies(signed, Convert.FromHexString(theirClose.Signature)))
            return Contradiction;

        var report = new PsiReport(
            grant.Number,
            grant.Hash,
            side,
            party.Entries.Count,
            them.Count,
            size,
            first,
            second,
            PsiList.Commitment(entries, out var salt),
            Guid.Empty,
            Guid.Empty,
            clock.Elapsed.TotalSeconds,
            [.. talk.Saw]
        );
        var entry = await keep(report);
        var other = await Swap(talk, "kept", entry.ToByteArray(bigEndian: true), 16, cancel);
        if (other.Length != 16)
            return Garbled;
        return new PsiResult(report with { Entry = entry, Other = new Guid(other, bigEndian: true), Saw = [.. talk.Saw] }, shared, salt);
    }

    byte[] Proof(byte[][] hellos, int side) =>
        Encoding.UTF8.GetBytes($"yingzhou-psi/1\nproof\n{grant.Hash}\n{side}\n{Sm3Hex(hellos[0])}\n{Sm3Hex(hellos[1])}");

    static string Sm3Hex(byte[] content) => Convert.ToHexStringLower(Sm3.Hash(content));

    // Both send at once: whoever waited for the other's first would wait for ever when its own does not fit into the connection.
    static async Task<byte[]> Swap(PsiWire talk, string kind, ReadOnlyMemory<byte> mine, int most, CancellationToken cancel)
    {
        var sending = talk.Send(kind, mine, cancel);
        var received = await talk.Receive(kind, most, cancel);
        await sending;
        return received;
    }

    static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Web);

    static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web) ?? throw new JsonException();
}
