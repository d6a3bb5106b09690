using System.Net;
using System.Net.Sockets;

namespace ConvertTyped.TestKit;

/// <summary>Finds ports that no program uses on the loopback interface.</summary>
public static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
