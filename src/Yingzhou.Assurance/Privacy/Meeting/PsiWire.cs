using System.Buffers.Binary;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy.Meeting;

/// <summary>
/// Messages between two nodes: a byte for the kind, four for the length, the content. What goes each way is hashed on and on, and what comes in is written down value by value for whoever wants to see what this
/// side saw.
/// </summary>
sealed class PsiWire(Stream stream, TextWriter? seen)
{
    static readonly string[] Kinds = ["hello", "proof", "points", "twice", "close", "kept"];

    readonly byte[][] chains = [new byte[TreeHash.Size], new byte[TreeHash.Size]];
    readonly List<PsiMessage> saw = [];
    readonly Lock both = new();

    public IReadOnlyList<PsiMessage> Saw => saw;

    /// <summary>Hash over everything sent so far, and over everything received.</summary>
    public (string Sent, string Received) Chains => (Convert.ToHexStringLower(chains[0]), Convert.ToHexStringLower(chains[1]));

    public async Task Send(string kind, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var head = new byte[5];
        head[0] = (byte)Array.IndexOf(Kinds, kind);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(1), content.Length);
        Note(sent: true, kind, content.Span);
        await stream.WriteAsync(head, cancel);
        await stream.WriteAsync(content, cancel);
        await stream.FlushAsync(cancel);
    }

    /// <param name="most">Bytes that the message may have; more is refused before it is read.</param>
    public async Task<byte[]> Receive(string kind, int most, CancellationToken cancel)
    {
        var head = new byte[5];
        await stream.ReadExactlyAsync(head, cancel);
        var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(1));
        if (head[0] >= Kinds.Length || Kinds[head[0]] != kind || length < 0 || length > most)
            throw new InvalidDataException($"A {kind} of at most {most} bytes was due");
        var content = new byte[length];
        await stream.ReadExactlyAsync(content, cancel);
        Note(sent: false, kind, content);
        return content;
    }

    void Note(bool sent, string kind, ReadOnlySpan<byte> content)
    {
        var isPoints = kind is "points" or "twice";
        var hash = Sm3.Hash(content);
        lock (both)
        {
            var way = sent ? 0 : 1;
            chains[way] = Sm3.Hash([.. chains[way], (byte)Array.IndexOf(Kinds, kind), .. hash]);
            var message = new PsiMessage(
                sent,
                kind,
                isPoints ? content.Length / PsiParty.Size : 0,
                content.Length,
                Convert.ToHexStringLower(hash)
            );
            saw.Add(message);
            if (seen is null)
                return;
            seen.WriteLine(CanonicalJson.Write(message));
            if (sent)
                return;
            if (!isPoints)
                seen.WriteLine(System.Text.Encoding.UTF8.GetString(content));
            for (var at = 0; isPoints && at + PsiParty.Size <= content.Length; at += PsiParty.Size)
                seen.WriteLine(Convert.ToHexStringLower(content.Slice(at, PsiParty.Size)));
        }
    }
}
