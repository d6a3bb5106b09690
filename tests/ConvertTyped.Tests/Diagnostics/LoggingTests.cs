using ConvertTyped.FakeServer;
using ConvertTyped.Tests.Tracking;
using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tests.Diagnostics;

public class LoggingTests
{
    [Fact]
    public async Task A_logger_that_throws_affects_nothing_else()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var gate = new TaskCompletionSource();
        server.Tracking.Script(Reply.After(gate.Task, Reply.Status(400)));
        await using var core = Shop.Core(server, options => (options.LoggerFactory, options.MaxQueuedEvents) = (new ThrowingLogger(), 1));
        var context = core.CreateContext("v1");
        Assert.NotNull(context.RunExperience(Shop.Checkout));
        Assert.True(context.TrackConversion(Shop.Purchase).Tracked);
        Assert.Equal(ConversionStatus.GoalNotFound, context.TrackConversion("none").Status);
        gate.SetResult();
        Assert.Equal(0, (await core.FlushAsync()).Remaining);
    }

    [Fact]
    public void Every_log_message_has_its_own_event_id()
    {
        var ids = typeof(ConvertTyped.Diagnostics.Log)
            .GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            .Select(method => method.GetCustomAttributes(typeof(LoggerMessageAttribute), false).Cast<LoggerMessageAttribute>().SingleOrDefault()?.EventId)
            .OfType<int>()
            .ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    private sealed class ThrowingLogger : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The disk is full.");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
