using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting.Handling;

static class Place
{
    /// <summary>Both or neither, and on the earth.</summary>
    public static Fault? Check(double? longitude, double? latitude) =>
        (longitude, latitude) switch
        {
            (null, null) => null,
            (>= -180 and <= 180, >= -90 and <= 90) => null,
            _ => AlertingFaults.OutOfPlace,
        };
}
