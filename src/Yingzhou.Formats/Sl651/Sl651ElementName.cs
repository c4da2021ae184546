namespace Yingzhou.Formats;

/// <summary>What an identifier stands for.</summary>
/// <param name="Symbol">The letters of the standard's ASCII coding: Z, PJ, VT.</param>
/// <param name="Unit">As in UCUM; empty for a code or a count.</param>
public sealed record Sl651ElementName(int Identifier, string Symbol, string Title, string Unit)
{
    static readonly Dictionary<int, Sl651ElementName> Known = new[]
    {
        Of(0x01, "AC", "断面面积", "m2"),
        Of(0x02, "AI", "瞬时气温", "Cel"),
        Of(0x03, "C", "瞬时水温", "Cel"),
        Of(0x04, "DRXNN", "时间步长码", ""),
        Of(0x05, "DT", "时段长", "h"),
        Of(0x06, "ED", "日蒸发量", "mm"),
        Of(0x07, "EJ", "当前蒸发", "mm"),
        Of(0x08, "FL", "气压", "hPa"),
        Of(0x09, "GH", "闸门开启高度", "m"),
        Of(0x0A, "GN", "闸门编号", ""),
        Of(0x0C, "GT", "闸门开启孔数", ""),
        Of(0x0D, "GTP", "地温", "Cel"),
        Of(0x0E, "H", "地下水瞬时埋深", "m"),
        Of(0x0F, "HW", "波浪高度", "m"),
        Of(0x10, "M10", "10 厘米处土壤含水量", "%"),
        Of(0x11, "M20", "20 厘米处土壤含水量", "%"),
        Of(0x12, "M30", "30 厘米处土壤含水量", "%"),
        Of(0x13, "M40", "40 厘米处土壤含水量", "%"),
        Of(0x18, "MST", "湿度", "%"),
        Of(0x19, "NS", "开机台数", ""),
        Of(0x1A, "P1", "1 小时时段降水量", "mm"),
        Of(0x1B, "P2", "2 小时时段降水量", "mm"),
        Of(0x1C, "P3", "3 小时时段降水量", "mm"),
        Of(0x1D, "P6", "6 小时时段降水量", "mm"),
        Of(0x1E, "P12", "12 小时时段降水量", "mm"),
        Of(0x1F, "PD", "日降水量", "mm"),
        Of(0x20, "PJ", "当前降水量", "mm"),
        Of(0x21, "PN01", "1 分钟时段降水量", "mm"),
        Of(0x22, "PN05", "5 分钟时段降水量", "mm"),
        Of(0x23, "PN10", "10 分钟时段降水量", "mm"),
        Of(0x24, "PN30", "30 分钟时段降水量", "mm"),
        Of(0x25, "PR", "暴雨量", "mm"),
        Of(0x26, "PT", "降水量累计值", "mm"),
        Of(0x27, "Q", "瞬时流量", "m3/s"),
        Of(0x33, "UC", "风向", ""),
        Of(0x34, "UE", "风力", ""),
        Of(0x35, "US", "风速", "m/s"),
        Of(0x36, "VA", "断面平均流速", "m/s"),
        Of(0x37, "VJ", "当前瞬时流速", "m/s"),
        Of(0x38, "VT", "电源电压", "V"),
        Of(0x39, "Z", "瞬时河道水位、潮位", "m"),
        Of(0x3A, "ZB", "库（闸、站）下水位", "m"),
        Of(0x3B, "ZU", "库（闸、站）上水位", "m"),
        Of(0x45, "ZT", "遥测站状态及报警信息", ""),
        Of(0x46, "PH", "pH 值", "[pH]"),
        Of(0x47, "DO", "溶解氧", "mg/L"),
        Of(0x48, "COND", "电导率", "uS/cm"),
        Of(0x49, "TURB", "浊度", "[NTU]"),
        Of(0x4A, "CODMN", "高锰酸盐指数", "mg/L"),
        Of(0x4B, "REDOX", "氧化还原电位", "mV"),
        Of(0x4C, "NH4N", "氨氮", "mg/L"),
        Of(0x4D, "TP", "总磷", "mg/L"),
        Of(0x4E, "TN", "总氮", "mg/L"),
        Of(0x4F, "TOC", "总有机碳", "mg/L"),
        Of(0xF2, "RGZS", "人工置数", ""),
        Of(0xF3, "PIC", "图片信息", ""),
        Of(0xF4, "DRP", "1 小时内每 5 分钟时段雨量", "mm"),
        Of(0xF5, "DRZ1", "1 小时内 5 分钟间隔相对水位 1", "m"),
        Of(0xF6, "DRZ2", "1 小时内 5 分钟间隔相对水位 2", "m"),
    }.ToDictionary(name => name.Identifier);

    /// <returns><c>null</c> for one that is not in our table: show its number.</returns>
    public static Sl651ElementName? For(int identifier) => Known.GetValueOrDefault(identifier);

    /// <summary>By the letters of the ASCII coding.</summary>
    public static Sl651ElementName? Of(string symbol) => Known.Values.FirstOrDefault(name => name.Symbol == symbol);

    static Sl651ElementName Of(int identifier, string symbol, string title, string unit) => new(identifier, symbol, title, unit);
}
