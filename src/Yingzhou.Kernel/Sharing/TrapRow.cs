using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Yingzhou.Kernel;

/// <summary>
/// Trap rows (诱饵记录): rows of a batch that exist nowhere, so that whoever has one has this batch. They take their cells from different rows near them, and a key of the same shape.
/// Source: p03 R8.
/// </summary>
public static class TrapRow
{
    /// <summary>At least one in so many rows.</summary>
    public const int Every = 10_000;

    /// <summary>At which of the rows of a block (from 0) the trap stands: different for each batch, the same again for the same one.</summary>
    public static int PlaceIn(ReadOnlySpan<byte> key, Guid batch, long block, int rowsOfBlock) =>
        (int)(Draw(key, $"{batch:N}\nplace\n{block}") % (ulong)Math.Max(1, rowsOfBlock));

    /// <summary>Which of the rows nearby gives the cell of a column.</summary>
    public static int Neighbour(ReadOnlySpan<byte> key, Guid batch, long block, string column, int nearby) =>
        (int)(Draw(key, $"{batch:N}\n{block}\n{column}") % (ulong)Math.Max(1, nearby));

    /// <summary>
    /// A key like a real one: of its last digits before the check character, up to six are others, and where the real one keeps the checksum of a resident's number or of a unified social
    /// credit code, so does this.
    /// </summary>
    /// <param name="attempt">Another one, where somebody has the first.</param>
    public static string KeyLike(string real, ReadOnlySpan<byte> key, Guid batch, long block, int attempt)
    {
        var draw = Draw(key, $"{batch:N}\nkey\n{block}\n{attempt}");
        var isResident = real.Length == 18 && real.Take(17).All(char.IsAsciiDigit) && ResidentId.ComputeCheckDigit(real) == real[^1];
        var isUscc = !isResident && Uscc.Parse(real).Succeeded;
        var made = real.ToCharArray();
        // Of a resident's number only the sequence of the day is another: place and birthday stay ones that there are.
        var last =
            isResident ? 16
            : isUscc ? 15
            : made.Length - 1;
        var first = isResident ? 14 : Math.Max(0, last - 5);
        for (var at = last; at >= first; at--)
            if (char.IsAsciiDigit(made[at]))
            {
                made[at] = (char)('0' + (draw % 10));
                draw /= 10;
            }
        if (isResident)
            made[^1] = ResidentId.ComputeCheckDigit(made);
        if (isUscc)
        {
            made[16] = Uscc.OrganisationCheckDigit(made.AsSpan(8, 8));
            made[^1] = Uscc.ComputeCheckDigit(made);
        }
        return new string(made);
    }

    static ulong Draw(ReadOnlySpan<byte> key, string what) =>
        BinaryPrimitives.ReadUInt64BigEndian(
            Sm3.Hmac(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"trap\n{what}")))
        );
}
