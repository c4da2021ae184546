using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Yingzhou.Foundation.Storage.Holding;

/// <summary>Asks a <see cref="KeyServer"/>. What it opened is used for a second and asked for again: a server that was stopped is felt at once, and one that is back as well.</summary>
sealed class SocketKeyHolder(string path) : IKeyHolder
{
    const int PatienceMs = 500;

    public TimeSpan? Lease => TimeSpan.FromSeconds(1);

    public byte[] Wrap(int id, byte[] key) => Ask("wrap", id, key);

    public byte[] Unwrap(int id, byte[] wrapped) => Ask("unwrap", id, wrapped);

    public int RotateMaster(Action again) =>
        throw new InvalidOperationException(
            "The key-encryption key belongs to the key server: rotate it there, with the data keys beside it"
        );

    byte[] Ask(string deed, int id, byte[] content)
    {
        string? answer;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            {
                SendTimeout = PatienceMs,
                ReceiveTimeout = PatienceMs,
            };
            socket.Connect(new UnixDomainSocketEndPoint(path));
            using var stream = new NetworkStream(socket);
            using var writer = new StreamWriter(stream, leaveOpen: true) { AutoFlush = true, NewLine = "\n" };
            using var reader = new StreamReader(stream);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{deed} {id} {Convert.ToBase64String(content)}"));
            answer = reader.ReadLine();
        }
        catch (Exception silent) when (silent is SocketException or IOException)
        {
            throw new KeysUnavailableException("The key server does not answer", silent);
        }
        return answer is null ? throw new KeysUnavailableException("The key server hung up")
            : answer.StartsWith("ok ", StringComparison.Ordinal) ? Convert.FromBase64String(answer[3..])
            : throw new CryptographicException($"The key server does not open the data key {id}");
    }
}
