using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace ConvertTyped.Redis.Tests;

/// <summary>A Redis server on loopback without persistence. The server is stopped when this object is disposed.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly int _port;
    private Process _process;

    private RedisServer(int port, Process process) => (_port, _process) = (port, process);

    internal string Configuration => $"127.0.0.1:{_port}";

    /// <summary>Starts Redis. If Redis is not installed, skips the test and reports the reason.</summary>
    internal static async Task<RedisServer> StartAsync()
    {
        var port = Ports.Free();
        var process = Launch(port);
        if (process is null)
            Assert.Skip("Redis cannot be started here: it is not installed.");
        await ListensAsync(port);
        return new(port, process!);
    }

    /// <summary>Waits until the channel for config updates has <paramref name="expected"/> subscribers.</summary>
    internal async Task HasSubscribersAsync(int expected)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Configuration);
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20); await Task.Yield())
        {
            var channels = await connection.GetServers()[0].SubscriptionChannelsAsync(RedisChannel.Pattern("*config-updated"));
            if (channels.Length == 1 && await connection.GetServers()[0].SubscriptionSubscriberCountAsync(channels[0]) == expected)
                return;
        }

        Assert.Fail($"The channel for config updates does not have {expected} subscribers.");
    }

    /// <summary>Pauses the server. It does not respond to requests until it resumes.</summary>
    internal void Freeze() => Signal("STOP");

    internal void Thaw() => Signal("CONT");

    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Restarts the server after <see cref="Kill"/>, without data.</summary>
    internal async Task RestartAsync()
    {
        _process.Dispose();
        _process = Launch(_port)!;
        await ListensAsync(_port);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static Process? Launch(int port)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(
                "redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning"])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = Path.GetTempPath(),
            });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task ListensAsync(int port)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20); await Task.Yield())
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
            }
        }

        Assert.Fail("Redis did not start in time.");
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
