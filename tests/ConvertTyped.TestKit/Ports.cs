using System.Net;
using System.Net.Sockets;

namespace ConvertTyped.TestKit;

/// <summary>Ports of the loopback interface that no other program uses.</summary>
public static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
