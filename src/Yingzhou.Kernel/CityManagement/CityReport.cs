namespace Yingzhou.Kernel;

/// <summary>事部件类别: large class (two digits) and small class (two digits), as in GB/T 30428.2.</summary>
public readonly record struct MatterKind
{
    MatterKind(string code) => Code = code;

    public string Code { get; }

    public string LargeClass => Code[..2];

    public static Outcome<MatterKind> Create(string code) =>
        code.Length == 4 && code.All(char.IsAsciiDigit)
            ? new MatterKind(code)
            : new Fault("city-management.kind", $"类别代码“{code}”应当是四位数字：大类两位、小类两位。", 400) { Field = "kind" };
}

/// <summary>单元网格 code: division 6, street 3, community 3, grid 2 digits (GB/T 30428.1).</summary>
public readonly record struct GridCode
{
    GridCode(string code) => Code = code;

    public string Code { get; }

    public string Community => Code[..12];

    public static Outcome<GridCode> Create(string code) =>
        code.Length == 14 && code.All(char.IsAsciiDigit)
            ? new GridCode(code)
            : new Fault("city-management.grid", $"网格编码“{code}”应当是 14 位数字。", 400) { Field = "grid" };

    public override string ToString() => Code;
}

/// <summary>上报: what one person says about one matter. Many reports make one case.</summary>
/// <param name="AccuracyMetres">Of the position.</param>
/// <param name="PhotoHash">Perceptual hash of 64 bits; <c>null</c> without a photo.</param>
public sealed record CityReport(
    MatterKind Kind,
    DateTimeOffset At,
    GeoPoint Position,
    double AccuracyMetres,
    string Text,
    ulong? PhotoHash = null
);
