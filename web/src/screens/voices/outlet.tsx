export { OneOutlet as default } from "./index";
