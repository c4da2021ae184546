using System.Globalization;
using System.Text;
using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.Privacy;

/// <summary>Who learns which entries are shared (结果给谁); everybody who takes part learns how many.</summary>
public enum PsiGain
{
    SizeOnly,
    First,
    Second,
    Both,
}

/// <param name="Unit">Id of the unit.</param>
/// <param name="Key">SM2 public key of its node, 130 hexadecimal digits.</param>
public sealed record PsiSide(string Unit, string Name, string Key);

/// <summary>
/// What both sides consented to, signed by the city (求交授权): who meets whom, what for, by which law, who learns what, until which day. Nobody's node talks to another without it.
/// </summary>
/// <param name="Until">Last day on which it may be used, in Shanghai.</param>
/// <param name="MayRepeat">Both consented that nearly the same list is compared again (p06 R9).</param>
public sealed record PsiGrant(
    string Number,
    string Purpose,
    string Basis,
    PsiSide First,
    PsiSide Second,
    PsiGain Gain,
    DateOnly Until,
    bool MayRepeat
)
{
    const string Format = "yingzhou-psi-grant/1";
    static readonly Fault Unreadable = new("privacy.grant-unreadable", "授权文件读不懂，请重新从隐私计算任务页下载。") { Field = "grant" };
    static readonly Fault Unsigned = new("privacy.grant-unsigned", "授权文件不是这座城市签发的，或者被改过，不能使用。", 403)
    {
        Field = "grant",
    };
    static readonly Fault Over = new("privacy.grant-over", "授权已经过期，请重新申请。", 403) { Field = "grant" };

    /// <summary>Canonical JSON: what is signed, and what both sides name by its hash.</summary>
    public string Text =>
        CanonicalJson.Write(
            new
            {
                number = Number,
                purpose = Purpose,
                basis = Basis,
                first = Side(First),
                second = Side(Second),
                gain = Gain.ToString(),
                until = Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                mayRepeat = MayRepeat,
            }
        );

    public string Hash => Sm3.Hex(Text);

    /// <summary>0 for the first side, 1 for the second; <c>null</c> for a key that takes no part.</summary>
    public int? SideOf(Sm2PublicKey key)
    {
        var own = Convert.ToHexStringLower(key.Export());
        return own == First.Key ? 0
            : own == Second.Key ? 1
            : null;
    }

    public PsiSide this[int side] => side == 0 ? First : Second;

    public bool Learns(int side) => Gain is PsiGain.Both || Gain == (side == 0 ? PsiGain.First : PsiGain.Second);

    /// <summary>The file that a side takes to its node.</summary>
    public string Signed(Sm2Key city) =>
        CanonicalJson.Write(
            new
            {
                format = Format,
                grant = Text,
                signature = Convert.ToHexStringLower(city.Sign(Encoding.UTF8.GetBytes(Text))),
            }
        );

    /// <param name="file">As <see cref="Signed"/> wrote it.</param>
    public static Outcome<PsiGrant> Read(string file, Sm2PublicKey city, DateOnly today)
    {
        try
        {
            using var outer = JsonDocument.Parse(file);
            if (outer.RootElement.GetProperty("format").GetString() != Format)
                return Unreadable;
            var text = outer.RootElement.GetProperty("grant").GetString()!;
            if (
                !city.Verifies(Encoding.UTF8.GetBytes(text), Convert.FromHexString(outer.RootElement.GetProperty("signature").GetString()!))
            )
                return Unsigned;
            using var json = JsonDocument.Parse(text);
            var grant = Of(json.RootElement);
            return grant.Until < today ? Over : grant;
        }
        catch (Exception wrong)
            when (wrong is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            return Unreadable;
        }
    }

    static PsiGrant Of(JsonElement json) =>
        new(
            json.GetProperty("number").GetString()!,
            json.GetProperty("purpose").GetString()!,
            json.GetProperty("basis").GetString()!,
            Side(json.GetProperty("first")),
            Side(json.GetProperty("second")),
            Enum.Parse<PsiGain>(json.GetProperty("gain").GetString()!),
            DateOnly.ParseExact(json.GetProperty("until").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            json.GetProperty("mayRepeat").GetBoolean()
        );

    static object Side(PsiSide side) =>
        new
        {
            unit = side.Unit,
            name = side.Name,
            key = side.Key,
        };

    static PsiSide Side(JsonElement json) =>
        new(json.GetProperty("unit").GetString()!, json.GetProperty("name").GetString()!, json.GetProperty("key").GetString()!);
}
