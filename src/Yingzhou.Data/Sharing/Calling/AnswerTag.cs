using System.Globalization;
using System.Text;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Sharing.Calling;

/// <summary>
/// What an answer hangs on (应答标签): grant, its version, the version of the data, and the question. Only answers of L1 and L2 have one, since nobody keeps what is more sensitive. Source: p03 R11.
/// </summary>
static class AnswerTag
{
    const int Length = 32;

    /// <returns><c>null</c> for L3 and L4, made-up rows, and late data.</returns>
    public static string? Of(AllowedQuery query, GatewayCall call)
    {
        if (query.Grant.Level > DataLevel.L2 || query.Sandbox || query.Stale || query.Version is not { } version)
            return null;
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"{query.Grant.Code}\n{query.Grant.Version}\n{version}\n{call.Request.Purpose}\n"
        );
        byte[] asked = [.. Encoding.UTF8.GetBytes(head), .. call.Request.Body.ToArray()];
        return $"\"{Convert.ToHexStringLower(Sm3.Hash(asked))[..Length]}\"";
    }
}
