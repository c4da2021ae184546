namespace Yingzhou.Support.Alerting;

/// <summary>预警级别, by the four colours of 突发事件应对法: 一级 red, 二级 orange, 三级 yellow, 四级 blue.</summary>
public enum AlertLevel
{
    Blue,
    Yellow,
    Orange,
    Red,
}
