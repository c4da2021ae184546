using System.Net;

namespace Yingzhou.Foundation.Outgoing;

/// <summary>
/// The one way out (对外访问) to addresses that people and departments give: nobody makes the city ask its own inner addresses. What is looked at is the address a name leads
/// to at the moment of connecting, and that very address is connected to.
/// </summary>
public interface IOutgoing
{
    /// <summary>
    /// For an <see cref="HttpClient"/>, or to be completed: follows no redirection, uses no proxy, keeps no cookies, and looks at every connection it opens. A connection that may not be is
    /// an <see cref="HttpRequestException"/> around an <see cref="OutgoingRefusedException"/>.
    /// </summary>
    SocketsHttpHandler Handler();

    /// <summary>Whether the administrator named the host, with its port or without.</summary>
    bool IsNamed(string host, int port);

    /// <summary>Where a host may be reached now, for what is no HTTP.</summary>
    /// <exception cref="OutgoingRefusedException">It leads to where nobody may ask.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">Nobody knows the name.</exception>
    Task<IReadOnlyList<IPAddress>> Reach(string host, int port, CancellationToken cancel = default);
}

/// <param name="message">For whoever gave the address, in Simplified Chinese.</param>
public sealed class OutgoingRefusedException(string message) : Exception(message);
