namespace Yingzhou.Foundation.Storage;

/// <summary>The holder of the keys does not answer: what they seal can be neither read nor written now, and is never kept in clear instead.</summary>
public sealed class KeysUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether that is what lies behind a failure.</summary>
    public static bool IsBehind(Exception failure)
    {
        for (Exception? one = failure; one is not null; one = one.InnerException)
            if (one is KeysUnavailableException)
                return true;
        return false;
    }
}
