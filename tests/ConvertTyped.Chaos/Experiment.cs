using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.Chaos;

/// <summary>Runs servers, causes faults, and then compares the committed events with the delivered events.</summary>
internal sealed class Experiment : IDisposable
{
    private const int NotInstalled = 3;

    private readonly Settings _settings;
    private readonly Random _random;
    private readonly Endpoint _endpoint = new();
    private readonly Redis _redis = new();
    private readonly PostgresServer? _postgres;
    private readonly Disk _disk = new();
    private readonly List<Server> _servers = [];
    private readonly List<Server> _ended = [];
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private int _started;

    private Experiment(Settings settings)
    {
        _settings = settings;
        _random = new(settings.Seed);
        _postgres = settings.Outbox == "postgres" ? new() : null;
    }

    private string Database => _postgres is null ? Path.Combine(_disk.Folder, "events.db") : _postgres.ConnectionString + CountedOnce.TimeLimits;

    private string[] Arguments =>
    [
        "--endpoint", _endpoint.Address, "--store", _redis.Configuration, "--outbox", _settings.Outbox, "--database", Database, "--rate", $"{_settings.Rate}",
        "--max-events", $"{_settings.MaxEvents}",
    ];

    internal static async Task<int> RunAsync(Settings settings)
    {
        using var experiment = new Experiment(settings);
        if (!experiment._redis.TryStart() || experiment._postgres?.Start().ExitCode is not (null or 0))
            return NotInstalled;
        await experiment.CauseFaultsAsync();
        await experiment.StopAsync();
        var waiting = await experiment.DeliverTheRestAsync();
        return experiment.Balance(waiting);
    }

    public void Dispose()
    {
        foreach (var server in _servers.Concat(_ended))
            server.Dispose();
        _endpoint.Dispose();
        _redis.Dispose();
        _postgres?.Dispose();
        _disk.Dispose();
    }

    private async Task CauseFaultsAsync()
    {
        for (var i = 0; i < _settings.Workers; i++)
            StartServer();
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(_settings.Seconds);)
        {
            await Task.Delay(_random.Next(200, 1200));
            await CauseFaultAsync(_settings.KillsOnly ? 0 : _random.Next(9));
        }

        _endpoint.Answering = Answering.Well;
    }

    private async Task CauseFaultAsync(int fault)
    {
        var duration = _random.Next(200, 1200);
        switch (fault)
        {
            case <= 1 when !_settings.NoKills:
                var victim = _servers[_random.Next(_servers.Count)];
                // In a run with kills only, killing a server that is still starting tests nothing.
                if (_settings.KillsOnly && victim.Committed == 0)
                    break;
                Count("server killed");
                victim.Kill();
                _servers.Remove(victim);
                _ended.Add(victim);
                StartServer();
                break;
            case 2 when !_settings.NoKills:
                Count("redis killed");
                _redis.Kill();
                await Task.Delay(duration);
                _redis.TryStart();
                break;
            case 3 when _postgres is not null && !_settings.NoKills:
                Count("postmaster killed");
                _postgres.Kill();
                await Task.Delay(duration);
                await _postgres.RestartAsync();
                break;
            case 3 when !_settings.NoKills && _disk.TryFill():
                Count("disk full");
                await Task.Delay(duration);
                _disk.Empty();
                break;
            default:
                _endpoint.Answering = (Answering)_random.Next(1, 6);
                Count($"endpoint {_endpoint.Answering}");
                await Task.Delay(duration);
                _endpoint.Answering = Answering.Well;
                break;
        }
    }

    private void Count(string fault) => _faults[fault] = _faults.GetValueOrDefault(fault) + 1;

    private void StartServer() => _servers.Add(Server.Start($"server{_started++}", Arguments));

    private async Task StopAsync()
    {
        await Task.WhenAll(_servers.Select(server => server.StopAsync()));
        _ended.AddRange(_servers);
        _servers.Clear();
    }

    /// <summary>Delivers the remaining events, as the application's next server would. Returns the number of events that are still in the outbox.</summary>
    private async Task<int> DeliverTheRestAsync()
    {
        using var host = Worker.Build(Settings.Parse(Arguments));
        var core = host.Services.GetRequiredService<ConvertCore>();
        var left = int.MaxValue;
        for (var since = Stopwatch.GetTimestamp(); left > 0 && Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(3);)
            left = (await core.FlushAsync()).Remaining;
        return left;
    }

    private int Balance(int waiting)
    {
        var accepted = _endpoint.Accepted();
        var (committed, missing, stopped, dropped) = (0, 0, 0, 0);
        foreach (var server in _ended)
        {
            // A server that reported its tracked conversions has committed all of them, including the last ones.
            var sure = Math.Max(server.Committed, server.Tracked);
            committed += sure;
            stopped += server.Tracked < 0 ? 0 : 1;
            dropped += server.Dropped;
            for (var i = 0; i < sure; i++)
                missing += accepted.ContainsKey($"{server.Name}-{i}") ? 0 : 1;
        }

        var lost = missing - waiting - dropped;
        var repeated = accepted.Values.Sum(times => times - 1);
        Console.WriteLine($"outbox {_settings.Outbox}, seed {_settings.Seed}, {_settings.Seconds} s: {string.Join(", ", _faults.Select(fault => $"{fault.Value} × {fault.Key}"))}");
        Console.WriteLine($"{_ended.Count} servers: {stopped} stopped normally; any others were killed");
        Console.WriteLine($"{committed} committed = {committed - missing} delivered + {waiting} waiting + {dropped} dropped and counted + {lost} lost");
        Console.WriteLine($"{accepted.Count} conversions accepted, {accepted.Values.Sum()} deliveries in total; {repeated} duplicates");
        return lost == 0 && waiting == 0 && committed > 0 ? 0 : 1;
    }
}
