export { OneSpeaker as default } from "./index";
