namespace Yingzhou.Kernel;

/// <summary>视频设备编码 of GB/T 28181, rule A: centre 8 digits (a division first), industry 2, type 3, serial 7.</summary>
public sealed record CameraCode
{
    const int Length = 20;

    CameraCode(string code) => Code = code;

    public string Code { get; }

    /// <summary>中心编码.</summary>
    public string Centre => Code[..8];

    public string Division => Code[..6];

    public string Industry => Code[8..10];

    /// <summary>类型编码: 131 and 132 are cameras.</summary>
    public string Type => Code[10..13];

    public string Serial => Code[13..];

    public bool IsCamera => Type is "131" or "132";

    /// <param name="knowsDivision">Whether a county of this code exists.</param>
    public static Outcome<CameraCode> Read(string text, Func<string, bool> knowsDivision)
    {
        if (text.Length != Length || !text.All(char.IsAsciiDigit))
            return new Fault("video.code-length", $"设备编码应为 {Length} 位数字，现为 {text.Length} 位。") { Field = "code" };
        var code = new CameraCode(text);
        return knowsDivision(code.Division)
            ? code
            : new Fault("video.code-division", $"设备编码的前 6 位 {code.Division} 不是已知的行政区划。") { Field = "code" };
    }
}
