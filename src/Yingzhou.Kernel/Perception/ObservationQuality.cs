namespace Yingzhou.Kernel;

/// <summary>质量标志 of an observation. A check only flags; nothing is ever deleted for it. Source: p07 §2, R5.</summary>
public enum ObservationQuality
{
    /// <summary>正常</summary>
    Good,

    /// <summary>存疑: a check speaks against it.</summary>
    Suspect,

    /// <summary>无效</summary>
    Bad,

    /// <summary>校准</summary>
    Calibration,

    /// <summary>维护</summary>
    Maintenance,

    /// <summary>插补: no measurement; never judged.</summary>
    Interpolated,
}

public static class ObservationQualities
{
    /// <summary>Reads a data mark (数据标记) of HJ 212-2017: N 正常, F 停运, M 维护, S 手工输入, D 故障, C 校准, T 超限, B 通讯异常. No mark counts as normal: packets of 2005 have none.</summary>
    /// <returns><c>null</c> for a mark that the standard does not know.</returns>
    public static ObservationQuality? OfMark(char mark) =>
        mark switch
        {
            'N' or '\0' => ObservationQuality.Good,
            // Set by hand, and beyond the range of the instrument: kept, not judged.
            'S' or 'T' => ObservationQuality.Suspect,
            'D' or 'B' or 'F' => ObservationQuality.Bad,
            'C' => ObservationQuality.Calibration,
            'M' => ObservationQuality.Maintenance,
            _ => null,
        };

    public static string Name(this ObservationQuality quality) =>
        quality switch
        {
            ObservationQuality.Good => "正常",
            ObservationQuality.Suspect => "存疑",
            ObservationQuality.Bad => "无效",
            ObservationQuality.Calibration => "校准",
            ObservationQuality.Maintenance => "维护",
            _ => "插补",
        };
}
