export const socket = new WebSocket(address('module'));
