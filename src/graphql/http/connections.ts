import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Keeps room for new connections: beyond `most` the oldest one that has not sent a whole request is cut. So callers who
 * hold connections open and send little or nothing cannot keep out the others, nor the health checks.
 */
export function keepRoom(server: Server, most: number): void {
  const waiting = new Set<Socket>();
  let open = 0;
  server.on("connection", (socket: Socket) => {
    open += 1;
    waiting.add(socket);
    socket.once("close", () => {
      open -= 1;
      waiting.delete(socket);
    });
    if (open <= most) return;
    const [oldest] = waiting;
    oldest?.destroy();
  });
  server.on("request", (request, response) => {
    const { socket } = request;
    const sent = () => waiting.delete(socket);
    if (request.complete) sent();
    else request.once("end", sent);
    response.once("close", () => {
      if (!socket.destroyed) waiting.add(socket);
    });
  });
}
