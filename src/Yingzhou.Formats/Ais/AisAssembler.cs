using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>What became of a sentence.</summary>
public enum AisStep
{
    /// <summary>Its message is whole.</summary>
    Message,

    /// <summary>Other sentences of its message are still to come.</summary>
    Waiting,

    /// <summary>The sentence, or the message it completes, is wrong.</summary>
    Refused,
}

/// <summary>
/// Makes messages of sentences: several sentences of one message may come in any order and between those of others, within two seconds. One instance belongs to one receiver. It keeps one
/// message for each sequence number and channel, so its memory is bounded, and it allocates nothing once warm.
/// </summary>
public sealed class AisAssembler
{
    /// <summary>Sentences of one message that are further apart do not belong together. Source: c11 §3.1.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    const int MostParts = 9;
    const int LongestPart = 128;
    const int Channels = 3;

    readonly Pending?[] pending = new Pending?[10 * Channels];
    readonly byte[] bits = new byte[(MostParts * LongestPart * 6 / 8) + AisMessage.Slack];

    sealed class Pending
    {
        public byte[] Characters { get; } = new byte[MostParts * LongestPart];

        public int[] Lengths { get; } = new int[MostParts];

        public int[] Fills { get; } = new int[MostParts];

        public int Count { get; set; }

        public DateTimeOffset Since { get; set; }
    }

    /// <summary>Messages that never became whole.</summary>
    public long Incomplete { get; private set; }

    /// <param name="line">One sentence.</param>
    /// <param name="at">When it was received.</param>
    /// <param name="message">Lies in this assembler's buffer until the next sentence.</param>
    public AisStep Add(ReadOnlySpan<byte> line, DateTimeOffset at, out AisMessage message, out Fault? fault)
    {
        message = default;
        if (!NmeaSentence.TryRead(line, out var sentence, out fault))
            return AisStep.Refused;
        var length = 0;
        if (sentence.Count == 1)
            length = Unpack(sentence.Payload, sentence.FillBits, 0);
        else
        {
            if (sentence.Payload.Length > LongestPart)
            {
                fault = AisMessage.Refuse("part-length", "载荷", $"一句载荷至多 {LongestPart} 个字符，实际 {sentence.Payload.Length} 个");
                return AisStep.Refused;
            }
            if (!Complete(sentence, at, out var whole))
                return AisStep.Waiting;
            for (var part = 0; part < whole.Count; part++)
                length = Unpack(whole.Characters.AsSpan(part * LongestPart, whole.Lengths[part]), whole.Fills[part], length);
            whole.Count = 0;
        }
        return AisMessage.TryRead(bits, length, out message, out fault) ? AisStep.Message : AisStep.Refused;
    }

    bool Complete(in NmeaSentence sentence, DateTimeOffset at, out Pending whole)
    {
        var channel = sentence.Channel switch
        {
            (byte)'A' or (byte)'1' => 0,
            (byte)'B' or (byte)'2' => 1,
            _ => 2,
        };
        whole = pending[(sentence.Sequence * Channels) + channel] ??= new();
        if (whole.Count != sentence.Count || at - whole.Since > Patience)
        {
            if (whole.Count > 0)
                Incomplete++;
            (whole.Count, whole.Since) = (sentence.Count, at);
            Array.Clear(whole.Lengths);
        }
        var part = sentence.Number - 1;
        // The same part again with other characters is the beginning of another message.
        if (whole.Lengths[part] > 0 && !whole.Characters.AsSpan(part * LongestPart, whole.Lengths[part]).SequenceEqual(sentence.Payload))
        {
            Incomplete++;
            whole.Since = at;
            Array.Clear(whole.Lengths);
        }
        sentence.Payload.CopyTo(whole.Characters.AsSpan(part * LongestPart));
        (whole.Lengths[part], whole.Fills[part]) = (sentence.Payload.Length, sentence.FillBits);
        return !whole.Lengths.AsSpan(0, whole.Count).Contains(0);
    }

    /// <summary>Puts six bits of each character behind the bits that are there.</summary>
    int Unpack(ReadOnlySpan<byte> characters, int fill, int at)
    {
        var (place, kept) = (at >> 3, at & 7);
        var hold = kept == 0 ? 0u : (uint)bits[place] >> (8 - kept);
        foreach (var character in characters)
        {
            var six = (uint)(character - 48);
            if (six > 40)
                six -= 8;
            hold = (hold << 6) | six;
            kept += 6;
            if (kept < 8)
                continue;
            kept -= 8;
            bits[place++] = (byte)(hold >> kept);
            hold &= (1u << kept) - 1;
        }
        bits[place] = (byte)(hold << (8 - kept));
        bits.AsSpan(place + 1, AisMessage.Slack).Clear();
        return at + (characters.Length * 6) - fill;
    }
}
