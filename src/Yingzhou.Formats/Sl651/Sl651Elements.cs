using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>
/// One element of a report (要素): an identifier (标识符), a definition byte (upper five bits: bytes of a value, lower three: decimals) and one or more values. Source: SL 651-2014 appendices C and D.
/// </summary>
public readonly ref struct Sl651Element
{
    const byte Negative = 0xFF;

    /// <summary>39 河道水位, 26 累计降水量 …; of two bytes FFxx for those that a user defined. See <see cref="Sl651ElementName"/>.</summary>
    public int Identifier { get; internal init; }

    /// <summary>All bytes of its values.</summary>
    public ReadOnlySpan<byte> Bytes { get; internal init; }

    /// <summary>观测时间 that stands before it.</summary>
    public DateTimeOffset? ObservedAt { get; internal init; }

    /// <summary>Between two values of a series.</summary>
    public TimeSpan Step { get; internal init; }

    internal int Width { get; init; }

    internal int Decimals { get; init; }

    internal bool IsBinary { get; init; }

    /// <summary>How many values; 0 for a picture or a text.</summary>
    public int Count => Width == 0 ? 0 : Bytes.Length / Width;

    /// <returns><c>null</c> when the station has no value (FF…), or the bytes are no digits.</returns>
    public double? NumberAt(int index)
    {
        var bytes = Bytes.Slice(index * Width, Width);
        if (!bytes.ContainsAnyExcept((byte)0xFF) || (!IsBinary && !bytes.ContainsAnyExcept((byte)0xAA)))
            return null;
        var isNegative = !IsBinary && bytes[0] == Negative;
        return (IsBinary ? Binary(bytes) : Bcd.Number(isNegative ? bytes[1..] : bytes)) is { } number
            ? (isNegative ? -number : number) / Powers[Decimals]
            : null;
    }

    /// <summary>The value of an element that has one.</summary>
    public double? Number => Count == 1 ? NumberAt(0) : null;

    static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7];

    static long? Binary(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 7)
            return null;
        var number = 0L;
        foreach (var value in bytes)
            number = (number << 8) | value;
        return number;
    }
}

/// <summary>Goes through a report; the marks of station (F1) and time (F0) are taken in on the way.</summary>
public ref struct Sl651Elements
{
    const byte StationMark = 0xF1,
        TimeMark = 0xF0,
        Manual = 0xF2,
        Picture = 0xF3,
        FiveMinuteRain = 0xF4,
        FirstFiveMinuteStage = 0xF5,
        LastFiveMinuteStage = 0xFC,
        StepCode = 0x04,
        Status = 0x45,
        Custom = 0xFF;

    static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    readonly byte function;
    ReadOnlySpan<byte> rest;
    DateTimeOffset? observedAt;
    TimeSpan step;
    Fault? fault;

    internal Sl651Elements(ReadOnlySpan<byte> content, byte function)
    {
        rest = content;
        this.function = function;
    }

    public Sl651Element Current { get; private set; }

    /// <summary>测站地址 of the report; empty until its mark was met.</summary>
    public ReadOnlySpan<byte> Station { get; private set; }

    public readonly Sl651Elements GetEnumerator() => this;

    internal static Fault? Check(ReadOnlySpan<byte> content, byte function)
    {
        var elements = new Sl651Elements(content, function);
        while (elements.MoveNext()) { }
        return elements.fault;
    }

    public bool MoveNext()
    {
        while (!rest.IsEmpty)
            switch (rest[0])
            {
                case StationMark when rest.Length >= 7 && rest[1] == StationMark:
                    Station = rest[2..7];
                    rest = rest[7..];
                    // 测站分类码 stands in reports of measurements only.
                    if (function < 0x40 && rest is not ([] or [TimeMark, TimeMark, ..]))
                        rest = rest[1..];
                    else if (function >= 0x40 && rest is [_, TimeMark, TimeMark, ..])
                        rest = rest[1..];
                    break;
                case TimeMark when rest.Length >= 7 && rest[1] == TimeMark:
                    if (Bcd.Time(rest[2..7]) is not { } time)
                        return Stop(Refuse("observed-at", "观测时间", $"观测时间不是有效的 BCD 时间：{Bcd.Text(rest[2..7])}"));
                    observedAt = time;
                    rest = rest[7..];
                    break;
                case Manual or Picture when rest.Length >= 2 && rest[1] == rest[0]:
                    Current = new()
                    {
                        Identifier = rest[0],
                        Bytes = rest[2..],
                        ObservedAt = observedAt,
                    };
                    rest = default;
                    return true;
                default:
                    return Element();
            }
        return false;
    }

    bool Element()
    {
        var size = rest[0] == Custom ? 2 : 1;
        if (rest.Length <= size)
            return Stop(Refuse("element-head", "要素标识符", $"要素 {rest[0]:X2} 缺少数据定义字节"));
        var identifier = size == 2 ? (rest[0] << 8) | rest[1] : rest[0];
        var (width, decimals) = (rest[size] >> 3, rest[size] & 7);
        rest = rest[(size + 1)..];
        // 均匀时段报: behind the step stands one element with as many values as there are periods.
        var bytes = function == 0x31 && step > TimeSpan.Zero && width > 0 ? rest.Length / width * width : width;
        if (bytes > rest.Length || width == 0)
            return Stop(Refuse("element-length", "数据定义", $"要素 {identifier:X2} 应有 {bytes} 个字节，只剩 {rest.Length} 个"));
        Current = Of(identifier, rest[..bytes], width, decimals);
        rest = rest[bytes..];
        if (identifier == StepCode && Bcd.IsDigits(Current.Bytes) && Current.Bytes is [var days, var hours, var minutes])
            step = new(Digits(days), Digits(hours), Digits(minutes), 0);
        return true;
    }

    readonly Sl651Element Of(int identifier, ReadOnlySpan<byte> bytes, int width, int decimals) =>
        identifier switch
        {
            FiveMinuteRain => Series(identifier, bytes, 1, 1),
            >= FirstFiveMinuteStage and <= LastFiveMinuteStage => Series(identifier, bytes, 2, 2),
            _ => new()
            {
                Identifier = identifier,
                Bytes = bytes,
                Width = width,
                Decimals = decimals,
                IsBinary = identifier == Status,
                ObservedAt = observedAt,
                Step = step,
            },
        };

    readonly Sl651Element Series(int identifier, ReadOnlySpan<byte> bytes, int width, int decimals) =>
        new()
        {
            Identifier = identifier,
            Bytes = bytes[..(bytes.Length / width * width)],
            Width = width,
            Decimals = decimals,
            IsBinary = true,
            ObservedAt = observedAt,
            Step = FiveMinutes,
        };

    static int Digits(byte pair) => ((pair >> 4) * 10) + (pair & 15);

    bool Stop(Fault why)
    {
        fault = why;
        rest = default;
        return false;
    }

    static Fault Refuse(string reason, string field, string detail) => new($"sl651.{reason}", detail) { Field = field };
}
