namespace Yingzhou.Support.Process.Watching;

/// <summary>Five degrees of heat (热度) relative to the element at which most wait: 0 nobody, then up to a quarter, half, three quarters, all of it.</summary>
static class HeatScale
{
    public static int Of(int waiting, int most) => waiting == 0 ? 0 : Math.Clamp((int)Math.Ceiling(4.0 * waiting / most), 1, 4);
}
