using System.Text;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ConvertTyped.AspNetCore.Tests.Visitors;

/// <summary>Tests gRPC services, whose clients authenticate but do not keep cookies.</summary>
public class GrpcTests
{
    private static readonly Marshaller<string> Text = new(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    [Fact]
    public async Task A_service_makes_decisions_for_the_caller_and_for_any_visitor_whose_id_it_knows()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        Assert.Equal("treatment", await CallAsync(app, "Own", "", Shop.Treated));
        Assert.Equal("control", await CallAsync(app, "Own", "", Shop.Untreated));
        Assert.Equal("treatment", await CallAsync(app, "Of", Shop.Treated));
        Assert.Equal("control", await CallAsync(app, "Of", Shop.Untreated));
        await app.Core.FlushAsync();
        Assert.Equal(new[] { Shop.Treated, Shop.Untreated }.Order(), Events.Of(server).Select(happened => happened.Visitor).Distinct().Order());
    }

    [Fact]
    public async Task Each_message_of_a_streaming_call_gets_the_decision_for_its_own_visitor()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        using var channel = ChannelOf(app);
        using var call = channel.CreateCallInvoker().AsyncDuplexStreamingCall(MethodOf("Stream", MethodType.DuplexStreaming), null, default);
        foreach (var (visitor, variation) in new[] { (Shop.Treated, "treatment"), (Shop.Untreated, "control"), (Shop.Treated, "treatment") })
        {
            await call.RequestStream.WriteAsync(visitor);
            Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
            Assert.Equal(variation, call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();
    }

    [Fact]
    public async Task A_caller_without_an_id_gets_a_decision_but_no_cookie_no_event_and_no_stored_state()
    {
        await using var server = await FakeConvertServer.StartAsync();
        var store = new ListedStore(new InMemoryDataStore());
        await using var app = await StartAsync(server, store);
        for (var i = 0; i < 3; i++)
        {
            using var channel = ChannelOf(app);
            using var call = channel.CreateCallInvoker().AsyncUnaryCall(MethodOf("Own"), null, default, "");
            Assert.Matches("control|treatment", await call.ResponseAsync);
            Assert.DoesNotContain(await call.ResponseHeadersAsync, header => header.Key == "set-cookie");
        }

        await app.Core.FlushAsync();
        Assert.Empty(server.Requests.All);
        Assert.Empty(store.Keys);
    }

    [Fact]
    public async Task Callers_without_the_feature_get_the_status_Unimplemented_from_a_gated_method()
    {
        await using var server = await FakeConvertServer.StartAsync();
        await using var app = await StartAsync(server);
        Assert.Equal("here", await CallAsync(app, "Gated", "", Shop.Treated));
        Assert.Equal(StatusCode.Unimplemented, (await Assert.ThrowsAsync<RpcException>(() => CallAsync(app, "Gated", "", Shop.Untreated))).StatusCode);
    }

    private static async Task<string> CallAsync(TestApp app, string method, string request, string? visitor = null)
    {
        using var channel = ChannelOf(app);
        Metadata headers = visitor is null ? [] : [new("x-visitor", visitor)];
        using var call = channel.CreateCallInvoker().AsyncUnaryCall(MethodOf(method), null, new CallOptions(headers), request);
        return await call.ResponseAsync;
    }

    private static GrpcChannel ChannelOf(TestApp app) => GrpcChannel.ForAddress(app.Client.BaseAddress!);

    private static Method<string, string> MethodOf(string name, MethodType type = MethodType.Unary) => new(type, "shop.Decisions", name, Text, Text);

    private static Task<TestApp> StartAsync(FakeConvertServer server, IDataStore? store = null) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddGrpc();
            builder.Services.AddConvert(options =>
            {
                (options.Config, options.DataStore) = (Shop.Config, store);
                options.Transport.TrackEndpoint = server.TrackEndpoint;
            });
        },
        app => app.MapGrpcService<Decisions>(),
        protocols: HttpProtocols.Http2);

    /// <summary>The code that the gRPC compiler would generate.</summary>
    [BindServiceMethod(typeof(DecisionsBase), nameof(Bind))]
    private abstract class DecisionsBase
    {
        public static void Bind(ServiceBinderBase binder, DecisionsBase? service)
        {
            binder.AddMethod(MethodOf(nameof(Own)), service is null ? null : new UnaryServerMethod<string, string>(service.Own));
            binder.AddMethod(MethodOf(nameof(Of)), service is null ? null : new UnaryServerMethod<string, string>(service.Of));
            binder.AddMethod(MethodOf(nameof(Gated)), service is null ? null : new UnaryServerMethod<string, string>(service.Gated));
            binder.AddMethod(MethodOf(nameof(Stream), MethodType.DuplexStreaming), service is null ? null : new DuplexStreamingServerMethod<string, string>(service.Stream));
        }

        public abstract Task<string> Own(string request, ServerCallContext call);

        public abstract Task<string> Of(string request, ServerCallContext call);

        public abstract Task<string> Gated(string request, ServerCallContext call);

        public abstract Task Stream(IAsyncStreamReader<string> requests, IServerStreamWriter<string> responses, ServerCallContext call);
    }

    private sealed class Decisions(IConvertContextAccessor accessor) : DecisionsBase
    {
        public override Task<string> Own(string request, ServerCallContext call) => Task.FromResult(VariationOf(accessor.Current!));

        public override Task<string> Of(string request, ServerCallContext call) => Task.FromResult(VariationOf(accessor.ForVisitor(request)));

        [RequireFeature(Shop.Feature)]
        public override Task<string> Gated(string request, ServerCallContext call) => Task.FromResult("here");

        public override async Task Stream(IAsyncStreamReader<string> requests, IServerStreamWriter<string> responses, ServerCallContext call)
        {
            while (await requests.MoveNext(call.CancellationToken))
                await responses.WriteAsync(VariationOf(await accessor.ForVisitorAsync(requests.Current)));
        }

        private static string VariationOf(ConvertContext convert) => convert.RunExperience(Shop.Experiment)!.VariationKey!;
    }
}
