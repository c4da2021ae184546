using Yingzhou.Kernel;

namespace Yingzhou.Support.Cases;

/// <summary>From when each lamp of a promise burns (亮灯时刻): the first instant of its day; <c>null</c> for one that will not be lit.</summary>
readonly record struct LightMoments(DateTimeOffset? Yellow, DateTimeOffset? Orange, DateTimeOffset? Red)
{
    public static readonly LightMoments None;

    /// <summary>After the decision the lamp stays as it was.</summary>
    public static LightMoments Frozen(Light light, DateTimeOffset since) =>
        new(light >= Light.Yellow ? since : null, light >= Light.Orange ? since : null, light >= Light.Red ? since : null);

    /// <param name="now">At the very moment at which a lamp is due it burns.</param>
    public Light At(DateTimeOffset now) =>
        Red <= now ? Light.Red
        : Orange <= now ? Light.Orange
        : Yellow <= now ? Light.Yellow
        : Light.Green;
}
